/**
 * Names of the font files that a text needs. `ranges` tells which characters each file has, as in CSS:
 * `U+0000-00FF,U+0131`. Characters that no file has are left out.
 */
export function subsetsFor(text: string, ranges: ReadonlyMap<string, string>): readonly string[] {
  const left = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const found: string[] = [];
  for (const [name, list] of ranges) {
    const spans = list.split(',').map(readSpan);
    const held = [...left].filter((code) => spans.some(([first, last]) => first <= code && code <= last));
    if (held.length > 0) found.push(name);
    for (const code of held) left.delete(code);
  }
  return found;
}

/** Tells quickly, again and again, whether any file has a character. */
export function createCoverage(ranges: ReadonlyMap<string, string>): (character: string) => boolean {
  const spans = [...ranges.values()].flatMap((list) => list.split(',').map(readSpan));
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return spans.some(([first, last]) => first <= code && code <= last);
  };
}

function readSpan(range: string): readonly [first: number, last: number] {
  const [first = Number.NaN, last = first] = range
    .trim()
    .replace(/^U\+/i, '')
    .split('-')
    .map((part) => Number.parseInt(part, 16));
  return [first, last];
}
