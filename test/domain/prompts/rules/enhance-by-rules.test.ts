import { describe, expect, it } from 'vitest';
import { createEnglishTagger } from '../../../../src/adapters/prompts/english-tagger.js';
import { enhanceByRules } from '../../../../src/domain/prompts/rules/enhance-by-rules.js';
import type { EnhanceOrder } from '../../../../src/domain/prompts/scene-prompts.js';

const tagEnglish = createEnglishTagger();

function enhance(prompt: string, more: Partial<EnhanceOrder> = {}) {
  return enhanceByRules({ prompt, negative: false, ...more }, tagEnglish);
}

describe('enhancing a prompt by rules', () => {
  it.each([
    [
      'a lighthouse in a storm',
      'A lighthouse in a storm, dramatic stormy light, wide shot, slow push-in, cinematic, realistic detail',
    ],
    [
      '밤바다의 등대',
      'A lighthouse by the night sea, cool moonlight, wide shot, slow push-in, cinematic, realistic detail',
    ],
    [
      '사인 곡선이 그려지는 좌표평면',
      'A coordinate plane with a sine curve being drawn, even light, full view, static camera, clean animated diagram, crisp glowing lines',
    ],
    [
      '바다 위를 나는 갈매기',
      'Seagulls flying over the sea, natural light, medium wide shot, slow push-in, cinematic, realistic detail',
    ],
  ])('%s', (before, after) => {
    expect(enhance(before).prompt).toBe(after);
  });

  it('keeps every word of an English prompt and adds only what it leaves open', () => {
    const prompt = 'Close-up of The Old Man & his freedom, neon light, anime style';

    expect(enhance(prompt).prompt).toBe(prompt);
  });

  it('takes a style in place of the usual one', () => {
    expect(enhance('a paper boat', { style: 'watercolor' }).prompt).toMatch(/, watercolor$/);
    expect(enhance('a paper boat', { style: 'watercolor' }).prompt).not.toContain('cinematic');
  });

  it('stays within what the model reads and says what is left out', () => {
    const { prompt, adjustments } = enhance('a lighthouse in a storm', {
      limit: { unit: 'tokens', count: 14 },
    });

    expect(prompt).toMatch(/^A lighthouse in a storm/);
    expect(adjustments).toMatchObject([{ kind: 'truncated', reason: expect.stringContaining('left out: ') }]);
  });

  it('leaves a prompt as it is of which no word is known, and says so', () => {
    const { prompt, untranslated } = enhance('쀍뛣뿗');

    expect(prompt).toMatch(/^쀍뛣뿗/);
    expect(untranslated).toEqual(['쀍뛣뿗']);
  });
});
