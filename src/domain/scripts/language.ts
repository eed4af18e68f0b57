import type { ScriptLanguage } from './script.js';

/** Letters that are looked at. */
const sampleLength = 20_000;

/** The words that make up a tenth and more of any English text. */
const englishWords =
  /\b(?:the|a|an|and|of|to|is|it|in|that|you|for|on|with|this|are|as|we|i|be|not|have|what)\b/gi;

/** Words from which on a text must have English ones in it to be English. */
const enoughWords = 25;

/**
 * The language of words by their letters: Hangul is Korean, Latin letters are English where common English words stand
 * among them. `und` for anything else.
 */
export function detectLanguage(text: string): ScriptLanguage {
  const sample = text.slice(0, sampleLength);
  const hangul = count(sample, /[가-힣]/g);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'und';
  // A syllable says about as much as two or three Latin letters.
  if (hangul * 2.5 >= letters - hangul) return 'ko';
  if (latin < letters * 0.6) return 'und';
  return isEnglish(sample) ? 'en' : 'und';
}

function isEnglish(sample: string): boolean {
  const words = count(sample, /\p{L}+/gu);
  const common = count(sample, englishWords);
  if (words >= enoughWords) return common / words >= 0.08;
  return common > 0 || !/[à-öø-ÿąćęłńœśźżğışőűß¿¡]/i.test(sample);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
