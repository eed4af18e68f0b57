/** One part of a form. */
export interface FormPart {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly bytes: Uint8Array;
}

/** The parts of a `multipart/form-data` body (RFC 7578); undefined when it is none or is broken. */
export function parseMultipart(
  contentType: string | undefined,
  body: Uint8Array,
): readonly FormPart[] | undefined {
  const match = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const sections = splitSections(Buffer.from(body), `--${boundary.trim()}`);
  if (sections === undefined) return undefined;
  const parts = sections.map(parseSection);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** What stands between the delimiters; undefined when the closing one is missing. */
function splitSections(body: Buffer, delimiter: string): readonly Buffer[] | undefined {
  const sections: Buffer[] = [];
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return sections;
    const next = body.indexOf(`\r\n${delimiter}`, start);
    if (next < 0) return undefined;
    sections.push(body.subarray(start + 2, next));
    at = next + 2;
  }
  return undefined;
}

function parseSection(section: Buffer): FormPart | undefined {
  const headEnd = section.indexOf('\r\n\r\n');
  // An empty part may consist of its head alone.
  const head = section.subarray(0, headEnd < 0 ? section.length : headEnd).toString('utf8');
  const disposition = headerOf(head, 'content-disposition') ?? '';
  const name = /\bname="([^"]*)"/.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  const filename = /\bfilename="([^"]*)"/.exec(disposition)?.[1];
  const contentType = headerOf(head, 'content-type');
  return {
    name,
    bytes: headEnd < 0 ? Buffer.alloc(0) : section.subarray(headEnd + 4),
    ...(filename !== undefined && { filename }),
    ...(contentType !== undefined && { contentType }),
  };
}

function headerOf(head: string, name: string): string | undefined {
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
