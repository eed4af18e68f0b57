import { createReadStream } from 'node:fs';
import { inputError } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import { decodeScript } from './decode-script.js';

/** A feature film has 0.2 MB of words; the limit keeps a video that is passed by mistake out of memory. */
const mostBytes = 16 * 1024 * 1024;

/**
 * The words of a script, from a path or from the bytes of standard input, whatever it is encoded in. Errors, all before
 * anything is made: `input-file-unreadable`, `input-file-too-large`, `input-file-unsupported` for what is no text.
 */
export async function readScript(source: string | AsyncIterable<Uint8Array>): Promise<string> {
  const name = typeof source === 'string' ? `\`${source}\`` : 'Standard input';
  return decodeScript(await readBytes(source, name), name);
}

async function readBytes(source: string | AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of typeof source === 'string' ? createReadStream(source) : source) {
      size += chunk.byteLength;
      if (size > mostBytes) throw tooLarge(name);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AivideoError || typeof source !== 'string') throw error;
    throw inputError(source, error);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): AivideoError {
  return new AivideoError('input-file-too-large', `${name} has more than 16 MiB, which no script has`, {
    details: { expected: 'text' },
  });
}
