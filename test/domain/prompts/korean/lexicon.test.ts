import { describe, expect, it } from 'vitest';
import { fixedWords, stems } from '../../../../src/domain/prompts/korean/lexicon/index.js';
import { hasHangul } from '../../../../src/domain/prompts/korean/translate.js';

const entries = [...fixedWords, ...stems];

describe('the lexicon', () => {
  it('holds each word once in its kind', () => {
    const seen = new Set<string>();

    const twice = entries.filter(({ kind, korean }) => {
      const key = `${kind} ${korean}`;
      const isKnown = seen.has(key);
      seen.add(key);
      return isKnown;
    });

    expect(twice.map(({ kind, korean }) => `${kind} ${korean}`)).toEqual([]);
  });

  it('has Korean on one side and English on the other, and neither is empty', () => {
    const wordless = new Set(['skipped', 'counter', 'relation']);
    const wrong = entries.filter(({ kind, korean, english }) => {
      const isEmpty = korean.trim() === '' || (english.trim() === '' && !wordless.has(kind));
      const isPadded = korean !== korean.trim() || english !== english.trim();
      const isLatin = /^(?:3D|3차원|2차원|LED)/.test(korean);
      return isEmpty || isPadded || hasHangul(english) || !(hasHangul(korean) || isLatin);
    });

    expect(wrong).toEqual([]);
  });

  it('gives every noun of one thing an article, and never the wrong one', () => {
    const wrong = entries.filter(
      ({ kind, english }) =>
        kind === 'noun' && (/^a [aeio]/i.test(english) || /^an [^aeiouh]/i.test(english)),
    );

    expect(wrong.map(({ english }) => english)).toEqual([]);
  });

  it('knows several hundred things', () => {
    expect(entries.filter(({ kind }) => kind === 'noun').length).toBeGreaterThan(700);
    expect(entries.filter(({ kind }) => kind === 'verb').length).toBeGreaterThan(200);
  });
});
