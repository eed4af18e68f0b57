import stringWidth from 'string-width';

/** Left-aligned columns, two spaces apart, with no white space at the ends of lines. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** Columns of a terminal that a table takes. */
export function tableWidth(rows: readonly (readonly string[])[]): number {
  return Math.max(
    ...tableText(rows)
      .split('\n')
      .map((line) => stringWidth(line)),
  );
}

/** Names and what belongs to them, one under the other; long texts go on beneath their own beginning. */
export function factText(
  facts: readonly (readonly [name: string, text: string])[],
  options: { readonly width: number; dim(text: string): string },
): string {
  const indent = Math.max(...facts.map(([name]) => stringWidth(name))) + 2;
  const rows = facts.flatMap(([name, text]) => {
    const [first = '', ...more] = wrapText(text, Math.max(20, options.width - indent));
    const label = options.dim(name) + ' '.repeat(indent - stringWidth(name));
    return [`${label}${first}`, ...more.map((line) => `${' '.repeat(indent)}${line}`)];
  });
  return `${rows.map((row) => row.trimEnd()).join('\n')}\n`;
}

/** Breaks text at spaces into lines of at most `width` columns. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
