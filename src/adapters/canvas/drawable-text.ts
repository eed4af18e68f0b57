import { registerFonts, uncoveredCharacters } from './fonts.js';

/** Stands for a letter that the font lacks: that a word is missing must be seen. */
const missingLetter = '□';

/**
 * The text with its fonts ready. What they lack is left out (emoji) or seen to be missing (letters).
 * Errors: `environment-broken`.
 */
export async function drawableText(text: string): Promise<string> {
  const missing = new Set(await uncoveredCharacters(text));
  await registerFonts(`${text}${missingLetter}`);
  if (missing.size === 0) return text;
  const kept = [...text].map((character) => {
    if (!missing.has(character)) return character;
    return /\p{L}/u.test(character) ? missingLetter : '';
  });
  // Joiners and variation selectors stay behind when emoji go.
  const lines = kept
    .join('')
    .replace(/[\u200d\ufe0e\ufe0f]/gu, '')
    .split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
