/** A marked part of a document: everything between `<!-- NAME:start -->` and `<!-- NAME:end -->`. */
export interface MarkedPart {
  readonly name: string;
  readonly document: string;
}

/** The text between the markers, without the line ends next to them; undefined when a marker is missing. */
export function readPart({ name, document }: MarkedPart): string | undefined {
  const [start, end] = bounds(name, document);
  return start === undefined || end === undefined ? undefined : document.slice(start, end).trim();
}

/** The document with the text between the markers replaced. */
export function replacePart({ name, document }: MarkedPart, text: string): string {
  const [start, end] = bounds(name, document);
  if (start === undefined || end === undefined) throw new Error(`the markers \`${name}\` are missing`);
  return `${document.slice(0, start)}\n${text.trim()}\n${document.slice(end)}`;
}

function bounds(name: string, document: string): readonly [number | undefined, number | undefined] {
  const opening = `<!-- ${name}:start -->`;
  const start = document.indexOf(opening);
  const end = document.indexOf(`<!-- ${name}:end -->`, start);
  return start < 0 || end < 0 ? [undefined, undefined] : [start + opening.length, end];
}
