/** A line of a screenplay that is neither note nor boneyard. */
export interface FountainLine {
  readonly text: string;
  /** Of the file, from 1. */
  readonly number: number;
}

/** Stands for the insides of what was taken out; in the private use area. */
const removed = '\ue001';

/**
 * The lines of a screenplay without its boneyard (between slash and star) and its notes, `[[ ... ]]`. Notes that are marks, such as
 * `[[simulation: sine]]`, stay as marks. Lines that were wholly taken out are left out and end no paragraph.
 */
export function fountainLines(text: string): readonly FountainLine[] {
  const boneless = withoutSpans(text, { open: '/*', close: '*/', keep: () => '' });
  const bare = withoutSpans(boneless, {
    open: '[[',
    close: ']]',
    keep: (note) => (isMark(note) ? `[${note}]` : ''),
  });
  return bare.split('\n').flatMap((line, index) => {
    const rest = line.replaceAll(removed, '');
    if (rest !== line && rest.trim() === '') return [];
    return [{ text: /^ {2}$/.test(rest) ? rest : expandTabs(rest), number: index + 1 }];
  });
}

function isMark(note: string): boolean {
  return /^\s*[\p{L} -]{1,20}[:：]/u.test(note) && !note.includes('\n') && !/[[\]]/.test(note);
}

function expandTabs(line: string): string {
  return line.replace(/\t/g, '    ').trimEnd();
}

interface Spans {
  readonly open: string;
  readonly close: string;
  keep(inside: string): string;
}

function withoutSpans(text: string, { open, close, keep }: Spans): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) return [...kept, text.slice(from)].join('');
    const inside = text.slice(start + open.length, end);
    const lines = inside
      .split('\n')
      .map(() => removed)
      .join('\n');
    kept.push(text.slice(from, start), keep(inside) || lines);
    from = end + close.length;
  }
}
