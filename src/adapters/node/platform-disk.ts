import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputError } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import type { PlatformDisk } from '../../ports/platform.js';
import { readScript } from './read-script.js';

/** No script of words is larger; it keeps a video passed by mistake out of memory. */
const mostTextBytes = 16 * 1024 * 1024;

/** The machine's disk. */
export const platformDisk: PlatformDisk = {
  readText,
  readScript,
  async isFolder(path) {
    return stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
  },
  async saveReport(text) {
    const path = join(await mkdtemp(join(tmpdir(), 'aivideo-report-')), 'report.txt');
    await writeFile(path, text, { mode: 0o600 });
    return path;
  },
  async temporaryFolder() {
    const path = await mkdtemp(join(tmpdir(), 'aivideo-'));
    return { path, remove: () => rm(path, { recursive: true, force: true }) };
  },
  read: (path) => createReadStream(path),
};

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AivideoError('input-file-unsupported', `\`${path}\` is not UTF-8 text`, {
      cause: error,
      details: { path, expected: 'text' },
    });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new AivideoError('input-file-unreadable', `\`${path}\` is not a file`);
    if (found.size > mostTextBytes)
      throw new AivideoError(
        'input-file-too-large',
        `\`${path}\` has ${found.size} bytes; a text has 16 MiB at most`,
      );
    const handle = await open(path, 'r');
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof AivideoError) throw error;
    throw inputError(path, error);
  }
}
