const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const medials = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const finals = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/**
 * Hangul syllables as their letters in a row, so that an ending which has grown into its stem can be told from it:
 * `간다` is `ㄱㅏㄴㄷㅏ`. By the arithmetic of the Unicode Standard, chapter 3.12.
 */
export function toJamo(text: string): string {
  return [...text].map(lettersOf).join('');
}

function lettersOf(syllable: string): string {
  const code = syllable.codePointAt(0) ?? 0;
  if (code < firstSyllable || code > lastSyllable) return syllable;
  const index = code - firstSyllable;
  const final = index % 28;
  const medial = Math.floor(index / 28) % 21;
  const initial = Math.floor(index / 588);
  return `${initials.charAt(initial)}${medials.charAt(medial)}${final === 0 ? '' : finals.charAt(final)}`;
}
