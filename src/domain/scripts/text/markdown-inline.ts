/** Stand in for characters that a backslash protects; from the private use area. */
const protectedFrom = 0xe000;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};

/**
 * The words of inline Markdown without its marks; a picture becomes a mark `[visual: ...]` of its description, a
 * line that is emphasized as a whole a stage direction in parentheses. Every pattern is bounded, so that time stays
 * linear, which no parser of nested emphasis promises.
 */
export function plainInline(text: string): string {
  const safe = text.replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) =>
    String.fromCharCode(protectedFrom + character.charCodeAt(0)),
  );
  return safe
    .split('\n')
    .map(direction)
    .join('\n')
    .replace(/!\[([^\]\n]{0,300})\](?:\([^()\n]{0,500}\)|\[[^[\]\n]{0,100}\])/g, (_, words: string) =>
      words.trim() === '' ? '' : `[visual: ${words}]`,
    )
    .replace(/\[([^[\]\n]{1,300})\](?:\([^()\n]{0,500}\)|\[[^[\]\n]{0,100}\])/g, '$1')
    .replace(/(`{1,3})([^`\n]{1,1000})\1/g, '$2')
    .replace(/<(https?:[^<>\s]{1,500})>/g, '$1')
    .replace(/<br\s?\/?>/gi, ' ')
    .replace(/<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,300})?\/?>/gi, '')
    .replace(/\*{1,3}(?=[^\s*])([^*\n]{0,2000}?[^\s*])\*{1,3}/g, '$1')
    .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])([^_\n]{0,2000}?[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/~~([^~\n]{1,2000})~~/g, '$1')
    .replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[\ue021-\ue07e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - protectedFrom));
}

/** `*A quiet sea.*` alone. */
function direction(text: string): string {
  const [, inner] =
    /^\s*\*(?=[^\s*])([^*\n]{1,1000})\*\s*$/.exec(text) ??
    /^\s*_(?=[^\s_])([^_\n]{1,1000})_\s*$/.exec(text) ??
    [];
  return inner === undefined || /[()（）]/.test(inner) ? text : `(${inner})`;
}
