/** A value from a configuration as a message shows it: in backticks, on one line, cut after 60 characters. */
export function shownValue(value: unknown): string {
  const characters = [...plainValue(value).replace(/`/g, "'")];
  return `\`${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('')}\``;
}

/** A value as text on one line, with passwords in addresses and whatever looks like a token left out. */
export function plainValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text
    .replace(/\/\/[^/\s]*@/g, '//****@')
    .replace(/\br8_\w+/g, 'r8_****')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

/** What a terminal would obey, or hide, instead of showing it. */
function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
