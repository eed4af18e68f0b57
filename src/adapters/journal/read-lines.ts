import { createReadStream } from 'node:fs';

/**
 * The lines of a UTF-8 file, ended by a line feed alone; what follows the last one is a line too. (`node:readline` takes
 * other characters for line ends as well, which JSON leaves as they are.)
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest: string[] = [];
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const [first = '', ...others] = String(chunk).split('\n');
    rest.push(first);
    const last = others.pop();
    if (last === undefined) continue;
    yield rest.join('');
    yield* others;
    rest = [last];
  }
  const end = rest.join('');
  if (end !== '') yield end;
}
