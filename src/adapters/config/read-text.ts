import { readFile } from 'node:fs/promises';
import { AivideoError } from '../../domain/errors.js';

/**
 * A text file as text, or undefined when there is none (a folder of that name is none). UTF-8, or UTF-16 with its
 * mark, which is what `>` writes in Windows PowerShell. Errors: `config-invalid` when it can not be read.
 */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return decode(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return undefined;
    throw new AivideoError('config-invalid', `File \`${path}\` can not be read`, {
      cause: error,
      details: { file: path },
    });
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
