import { type ComposedSentence, composeEnglish } from './compose-english.js';
import { type Names, readKorean } from './read-korean.js';

export interface TranslateOptions {
  /** What stands in place of the names of the cast. */
  readonly names?: Names;
  /** Who does what nobody is said to do: `a person`. Absent: things alone are named. */
  readonly defaultSubject?: string | undefined;
}

/** Whether a text has Hangul in it. */
export function hasHangul(text: string): boolean {
  return /[\p{Script=Hangul}]/u.test(text.normalize('NFC'));
}

/** The sentences of a Korean text, each in English, with what could not be put into it. */
export function translateKorean(text: string, options: TranslateOptions = {}): readonly ComposedSentence[] {
  const names = options.names ?? new Map<string, string>();
  return text
    .normalize('NFC')
    .split(/(?<=[.!?。])\s+|\n+/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => composeEnglish(readKorean(sentence, names), options));
}
