import { describe, expect, it } from 'vitest';
import { cleanPrompt, fitPrompt } from '../../../src/domain/prompts/check-prompt.js';

describe('cleanPrompt', () => {
  it('composes Hangul, drops the byte order mark and the white space around the text', () => {
    expect(cleanPrompt('\uFEFF  바다\r\n위의 노을 \n'.normalize('NFD'))).toBe('바다\n위의 노을');
  });

  it.each(['', '   ', '\n\t\u00a0', '\u200b\u200d', '\u3000', '\u3164', '\u2800'])(
    'calls %j empty',
    (text) => {
      expect(() => cleanPrompt(text)).toThrow('The prompt is empty');
    },
  );

  it('keeps emoji and right-to-left text as they are', () => {
    expect(cleanPrompt('🌊')).toBe('🌊');
    expect(cleanPrompt('غروب الشمس')).toBe('غروب الشمس');
  });

  it.each([
    ['a\u0000b', 'The prompt holds the control character U+0000 at position 2'],
    ['\u001b[31mred', 'The prompt holds the control character U+001B at position 1'],
    ['half \ud83c', 'The prompt holds half of a surrogate pair at position 6: it is not valid Unicode'],
  ])('refuses what is no text: %j', (text, message) => {
    expect(() => cleanPrompt(text)).toThrow(message);
  });

  it('takes 20,000 characters and not one more, counting an emoji as one', () => {
    expect(cleanPrompt('🌊'.repeat(20_000))).toHaveLength(40_000);
    expect(() => cleanPrompt('a'.repeat(20_001))).toThrow(
      'The prompt has 20,001 characters; at most 20,000 are taken',
    );
  });
});

describe('fitPrompt', () => {
  it('says nothing of a prompt within the limit', () => {
    expect(fitPrompt('a quiet sea', { unit: 'tokens', count: 77 })).toEqual({ prompt: 'a quiet sea' });
    expect(fitPrompt('a quiet sea', undefined)).toEqual({ prompt: 'a quiet sea' });
  });

  it('cuts at a word where the limit counts characters, and says so', () => {
    const fitted = fitPrompt('one two three four', { unit: 'characters', count: 15 });

    expect(fitted.prompt).toBe('one two three');
    expect(fitted.adjustment).toMatchObject({ option: 'prompt', kind: 'truncated', asked: '18 characters' });
  });

  it('sends the whole prompt where the limit counts tokens, and says what will be read', () => {
    const prompt = Array.from({ length: 100 }, (_, index) => `word${index % 10}`).join(' ');

    const fitted = fitPrompt(prompt, { unit: 'tokens', count: 77 });

    expect(fitted.prompt).toBe(prompt);
    expect(fitted.adjustment?.kind).toBe('truncated');
    expect(fitted.adjustment?.reason).toContain('77 tokens');
  });

  it('counts Hangul dearer than English', () => {
    const korean = '바다 위의 노을 '.repeat(8);
    const english = 'the sea at dusk '.repeat(8);

    expect(fitPrompt(korean, { unit: 'tokens', count: 77 }).adjustment).toBeDefined();
    expect(fitPrompt(english, { unit: 'tokens', count: 77 }).adjustment).toBeUndefined();
  });
});
