/**
 * Syllables of Korean that a calm narrator says in a second, pauses included: 300 a minute, as lectures and news are read.
 * Rates of Korean are counted in syllables: Lee, Shin, Yoo and Kim, "Speech rate in Korean across region, gender and
 * generation", Phonetics and Speech Sciences 9(1), 2017.
 */
export const koreanSyllablesPerSecond = 5;

/**
 * Words of English that a narrator says in a minute, pauses included: audiobooks are read at 150 to 160 (Williams,
 * "Guidelines for the Use of Multimedia in Instruction", Proceedings of the HFES 42nd Annual Meeting, 1998).
 */
export const englishWordsPerMinute = 150;

/** Less than this nobody understands, in seconds. */
const shortestSpeech = 0.8;

/** Scripts that are written without spaces, or whose characters are syllables. */
const syllables = /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** Anything between spaces and marks that is no syllable of its own; figures are said digit by digit or nearly so. */
const words = /[\p{L}\p{M}'’]+/gu;

/**
 * Seconds that a text takes when it is said aloud: Korean by its syllables, English and the like by its words, each at
 * the pace of a narrator. 0 for a text without letters and digits.
 */
export function speechSeconds(text: string): number {
  const composed = text.normalize('NFC');
  const syllableCount = composed.match(syllables)?.length ?? 0;
  const rest = composed.replace(syllables, ' ');
  const wordCount = rest.match(words)?.length ?? 0;
  const digitCount = rest.match(/\p{Nd}/gu)?.length ?? 0;
  if (syllableCount + wordCount + digitCount === 0) return 0;
  const spoken = (syllableCount + digitCount) / koreanSyllablesPerSecond;
  return Math.max(shortestSpeech, spoken + (wordCount * 60) / englishWordsPerMinute);
}

/**
 * Characters that are read in a second: 12 of Korean, 17 of English (Netflix Timed Text Style Guides,
 * https://partnerhelp.netflixstudios.com/hc/en-us/articles/216001127, with 17 as in its English template).
 */
const readInSecond = { syllables: 12, letters: 17 } as const;

/** Text on the screen is looked for before it is read, in seconds. */
const shortestReading = 1.5;

/** Seconds for which a text must stand on the screen to be read. */
export function readingSeconds(text: string): number {
  const composed = text.normalize('NFC');
  const full = composed.match(syllables)?.length ?? 0;
  const other = [...composed.replace(/\s+/gu, ' ').trim()].length - full;
  return Math.max(shortestReading, full / readInSecond.syllables + other / readInSecond.letters);
}
