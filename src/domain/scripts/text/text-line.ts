/** A line of a script without its line end; several that belong together are one. */
export interface TextLine {
  /** Trimmed. */
  readonly text: string;
  /** Lines of the file, from 1. */
  readonly fromLine: number;
  readonly toLine: number;
  /** Whether white space stood before it. */
  readonly indented: boolean;
  /** Whether it is an entry of a list, and so never the rest of the line above it. */
  readonly isEntry: boolean;
}

/** How many lines a stage direction in brackets runs over at most. */
const mostBracketLines = 12;

/** The lines of a text, where the first is line `first` of its file. A bracket that runs over lines is one line. */
export function textLines(text: string, first = 1): readonly TextLine[] {
  const raw = text.split('\n');
  const lines: TextLine[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    const last = index + openLines(raw, index);
    const whole =
      last === index
        ? (raw[index] ?? '')
        : raw
            .slice(index, last + 1)
            .map((line) => line.trim())
            .join(' ');
    const [bullet = ''] = /^\s*[-*•·▪‣]\s+(?=[^\s-*])/.exec(whole) ?? [];
    lines.push({
      text: whole.slice(bullet.length).trim(),
      fromLine: first + index,
      toLine: first + last,
      indented: /^[\t ]/.test(raw[index] ?? ''),
      isEntry: bullet !== '',
    });
    index = last;
  }
  return lines;
}

/** How many lines after this one belong to the bracket that it opens. */
function openLines(raw: readonly string[], index: number): number {
  const [open] = (raw[index] ?? '').trimStart();
  const close = open === '(' ? ')' : open === '（' ? '）' : open === '[' ? ']' : undefined;
  if (close === undefined || (raw[index] ?? '').includes(close)) return 0;
  for (let more = 1; more < mostBracketLines; more += 1) {
    const line = raw[index + more]?.trim() ?? '';
    if (line === '') return 0;
    if (line.includes(close)) return line.endsWith(close) ? more : 0;
  }
  return 0;
}
