/** A formula in the letters of the parser, and where each of its letters came from. */
export interface PlainSource {
  readonly text: string;
  /** Place in the original text of each character, and of the end. */
  readonly places: readonly number[];
}

const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁻': '-',
};

const replacements: Readonly<Record<string, string>> = {
  '·': '*',
  '×': '*',
  '∙': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  π: 'pi',
  θ: 'theta',
  ω: 'omega',
  φ: 'phi',
  '≤': '<=',
  '≥': '>=',
  '“': '"',
  '＝': '=',
};

/**
 * Writes what people write in the letters of the parser: `x²` as `x^(2)`, `√x` as `sqrt x`, `|x|` as `abs(x)`, `π` as `pi`, and
 * full-width letters as plain ones.
 */
export function plainSource(original: string): PlainSource {
  const text: string[] = [];
  const places: number[] = [];
  const put = (piece: string, place: number): void => {
    for (const letter of piece) {
      text.push(letter);
      places.push(place);
    }
  };
  let isInBars = false;
  for (let at = 0; at < original.length; at += 1) {
    const letter = halfWidth(original.charAt(at));
    if (letter in superscripts) {
      const end = endOfSuperscript(original, at);
      put('^(', at);
      for (; at < end; at += 1) put(superscripts[original.charAt(at)] ?? '', at);
      at -= 1;
      put(')', at);
    } else if (letter === '|') {
      put(isInBars ? ')' : 'abs(', at);
      isInBars = !isInBars;
    } else if (letter === '√') put(' sqrt ', at);
    else if (letter in replacements) put(spaced(replacements[letter] ?? ''), at);
    else put(letter, at);
  }
  return { text: text.join(''), places: [...places, original.length] };
}

/** Names are set apart, so that `2π` and `πx` stay two factors. */
function spaced(piece: string): string {
  return /^[a-z]/.test(piece) ? ` ${piece} ` : piece;
}

function endOfSuperscript(original: string, from: number): number {
  let end = from;
  while (end < original.length && original.charAt(end) in superscripts) end += 1;
  return end;
}

/** Full-width forms stand in the same order as ASCII, 0xFEE0 higher. */
function halfWidth(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return /\s/.test(letter) ? ' ' : letter;
}
