import { toJamo } from './jamo.js';

/** How a verb stands in its sentence: before its noun, at the end, before another verb, as a noun, or as an adverb. */
export type VerbEnding = 'modifier' | 'final' | 'connective' | 'nominal' | 'adverbial';

/**
 * The letters with which forms of a stem can start. Covers the contractions (가+아, 내리+어, 추+어) and the irregular
 * stems in ㄹ, ㅂ, ㅎ, 르 and ㅡ; those in ㄷ and ㅅ are written with both stems, `걷/걸`.
 */
export function stemForms(stem: string): readonly string[] {
  const forms = stem.split('/').flatMap((part) => formsOf(toJamo(part)));
  return [...new Set(forms)];
}

function formsOf(stem: string): readonly string[] {
  const root = stem.slice(0, -1);
  switch (stem.at(-1)) {
    case 'ㄹ':
      return [stem, root];
    case 'ㅂ':
      return [stem, `${root}ㅇㅜ`, `${root}ㅇㅝ`, `${root}ㅇㅘ`];
    case 'ㅎ':
      return [stem, root, `${root.slice(0, -1)}ㅐ`];
    case 'ㅣ':
      return [stem, `${root}ㅕ`];
    case 'ㅗ':
      return [stem, `${root}ㅘ`];
    case 'ㅜ':
      return [stem, `${root}ㅝ`];
    case 'ㅚ':
      return [stem, `${root}ㅙ`];
    case 'ㅡ':
      return [stem, `${root}ㅓ`, `${root}ㅏ`, ...(root.endsWith('ㄹ') ? [`${root}ㄹㅓ`, `${root}ㄹㅏ`] : [])];
    case 'ㅏ':
      return stem.endsWith('ㅎㅏ') ? [stem, `${root}ㅐ`, `${stem}ㅇㅕ`] : [stem];
    default:
      return [stem];
  }
}

/** Verbs that lean on another one and say where it goes to or that it is done: `걸어간다`, `켜진`. */
const leaning =
  '(?:(?:ㅇ[ㅓㅏ])?(?:ㄱㅏ|ㅇㅗ|ㅇㅘ|ㄷㅏㄴㅣ|ㄴㅏㄱㅏ|ㄴㅏㅇㅗ|ㅈㅣ|ㅈㅕ|ㄴㅗㅎ|ㄷㅜ|ㅇㅗㄹㄹㅏㄱㅏ|ㅇㅗㄹㄹㅏㅇㅗ|ㄴㅐㄹㅕㄱㅏ|ㄴㅐㄹㅕㅇㅗ|ㄷㅡㄹㅇㅓㄱㅏ|ㄷㅡㄹㅇㅓㅇㅗ))?';
const honorific = '(?:(?:ㅇㅡ)?ㅅㅣ)?';
const past = '(?:(?:ㅇ[ㅓㅏㅕ])?ㅆ)?';

const endings: readonly (readonly [VerbEnding, string])[] = [
  ['modifier', '(?:ㄴㅡㄴ|ㄴ|ㅇㅡㄴ|ㄹ|ㅇㅡㄹ|ㄷㅓㄴ)'],
  [
    'final',
    '(?:(?:ㄴ|ㄴㅡㄴ)?ㄷㅏ|(?:ㅂ|ㅅㅡㅂ)ㄴㅣㄷㅏ|(?:ㅇ[ㅓㅏ])?ㅇㅛ|ㅅㅔㅇㅛ|ㄴㅔㅇㅛ|ㄱㅜㄴㅇㅛ|ㅈㅛ|ㅈㅣㅇㅛ|ㄹㄱㅏㅇㅛ|ㅂㅅㅣㄷㅏ|(?:ㅇㅡ)?ㅁ|ㄱㅔㅆㄷㅏ|ㄱㅔㅆㅅㅡㅂㄴㅣㄷㅏ)',
  ],
  ['nominal', 'ㄱㅣ(?:ㄹㅡㄹ|ㄱㅏ|ㄴㅡㄴ|ㄷㅗ|ㅇㅔ)?'],
  ['adverbial', '(?:ㄱㅔ|ㄷㅡㅅㅇㅣ|ㄷㅡㅅ)'],
  [
    'connective',
    '(?:ㄱㅗ(?:ㅅㅓ)?|(?:ㅇㅡ)?ㅁㅕ(?:ㄴㅅㅓ|ㄴ)?|(?:ㅇ[ㅓㅏ])?ㅅㅓ|(?:ㅇ[ㅓㅏ])?|ㄷㅏㄱㅏ|ㅈㅏ|(?:ㄴㅡ)?ㄴㄷㅔ|ㅈㅣㅁㅏㄴ|(?:ㅇㅡ)?ㄹㅕㄱㅗ|(?:ㅇㅡ)?ㄹㅓ|ㄷㅗㄹㅗㄱ|ㅈㅣ|(?:ㅇㅡ)?ㄴㅣ)',
  ],
];

const patterns = endings.map(
  ([kind, pattern]) => [kind, new RegExp(`^${leaning}${honorific}${past}${pattern}$`, 'u')] as const,
);

/** What the letters behind a stem are; undefined when no ending is made of them. */
export function readEnding(letters: string): VerbEnding | undefined {
  return patterns.find(([, pattern]) => pattern.test(letters))?.[0];
}
