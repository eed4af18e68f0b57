/** Width of a text in pixels. */
export type MeasureText = (text: string) => number;

export interface LineLimits {
  /** Pixels. */
  readonly width: number;
  readonly mostLines: number;
}

/**
 * Breaks text into the fewest lines that fit, of nearly the same width, or undefined when it takes more lines than
 * allowed. Lines that the text breaks itself are kept when they fit. A word wider than a line is broken between
 * characters.
 */
export function breakLines(
  text: string,
  measure: MeasureText,
  limits: LineLimits,
): readonly string[] | undefined {
  const own = text.split('\n');
  if (own.length <= limits.mostLines && own.every((line) => measure(line) <= limits.width)) return own;
  const pieces = piecesOf(text.replaceAll('\n', ' '), measure, limits.width);
  for (let count = 1; count <= limits.mostLines; count += 1) {
    const lines = balanced(pieces, { measure, count, width: limits.width });
    if (lines !== undefined) return lines;
  }
  return undefined;
}

/** Chinese, Japanese and kana can be broken between any two characters; Hangul is broken at spaces, as it is written. */
const anywhere = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Marks that stay with the character before them. */
const trailing = /^[\p{Pe}\p{Pf}\p{Po}ー]/u;

/** Parts that stay whole; the space after a part belongs to it. */
function piecesOf(text: string, measure: MeasureText, width: number): readonly string[] {
  const words = text.split(/(?<=\s)(?=\S)/u);
  return words.flatMap((word) => {
    if (!anywhere.test(word) && measure(word.trimEnd()) <= width) return [word];
    const characters = graphemes(word);
    if (!anywhere.test(word)) return characters;
    return joined(characters).flatMap((piece) =>
      measure(piece.trimEnd()) <= width ? [piece] : graphemes(piece),
    );
  });
}

/** Characters with those that must not begin a line after them. */
function joined(characters: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const character of characters) {
    const before = pieces.at(-1);
    const stays = before !== undefined && (trailing.test(character) || !breaksBetween(before, character));
    if (stays) pieces[pieces.length - 1] = before + character;
    else pieces.push(character);
  }
  return pieces;
}

function breaksBetween(before: string, character: string): boolean {
  return character.trim() !== '' && (anywhere.test(before.slice(-1)) || anywhere.test(character));
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

interface Balance {
  readonly measure: MeasureText;
  readonly count: number;
  readonly width: number;
}

/**
 * Exactly `count` lines, the widest of them as narrow as can be: the width of a line is lowered as long as the text
 * still fits. Undefined when it does not fit at the full width.
 */
function balanced(
  pieces: readonly string[],
  { measure, count, width }: Balance,
): readonly string[] | undefined {
  let lines = filled(pieces, measure, width);
  if (lines.length > count) return undefined;
  let low = 0;
  let high = width;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const narrower = filled(pieces, measure, middle);
    const fits = narrower.length <= count && narrower.every((line) => measure(line) <= middle);
    if (fits) {
      lines = narrower;
      high = middle;
    } else low = middle;
  }
  return lines;
}

/** Each line takes what fits. */
function filled(pieces: readonly string[], measure: MeasureText, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
