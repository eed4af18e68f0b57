import { describe, expect, it } from 'vitest';
import { clipName, slugOf } from '../../../src/domain/clips/clip-name.js';

describe('slugOf', () => {
  it.each([
    ['A beautiful sunset over the ocean with waves', 'a-beautiful-sunset-over-the-ocean-with-waves'],
    ['바다 위의 노을', '바다-위의-노을'],
    ['바다'.normalize('NFD'), '바다'],
    ['../../etc/passwd', 'etc-passwd'],
    ['  "quotes" & <tags>; $(rm -rf) \n', 'quotes-tags-rm-rf'],
    ['🌊🌊', 'clip'],
    ['', 'clip'],
    ['CON', 'con'],
  ])('makes %j into %j', (prompt, slug) => {
    expect(slugOf(prompt)).toBe(slug);
  });

  it('keeps within 90 bytes of UTF-8, whole words first', () => {
    const words = slugOf('하늘 '.repeat(50));

    expect(new TextEncoder().encode(words).length).toBeLessThanOrEqual(90);
    expect(words.endsWith('하늘')).toBe(true);
    expect(new TextEncoder().encode(slugOf('가'.repeat(500))).length).toBe(90);
  });
});

describe('clipName', () => {
  it('puts prompt, model and id together', () => {
    expect(clipName({ prompt: 'A quiet sea', model: 'zeroscope', id: 'k3f9aa' })).toBe(
      'a-quiet-sea-zeroscope-k3f9aa.mp4',
    );
    expect(clipName({ prompt: undefined, model: 'owner/My_Model', id: 'x' })).toBe('clip-my-model-x.mp4');
  });
});
