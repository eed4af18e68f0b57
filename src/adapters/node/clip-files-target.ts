import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outputError, systemCode } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';

/** See `ClipFiles.checkTarget`. */
export async function checkTarget(path: string): Promise<void> {
  try {
    const folder = await nearestFolder(dirname(path));
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw error instanceof AivideoError ? error : outputError(path, error);
  }
}

/** The folder itself, or the one above it in which it would be made. */
async function nearestFolder(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) return path;
  } catch (error) {
    const parent = dirname(path);
    if (systemCode(error) === 'ENOENT' && parent !== path) return nearestFolder(parent);
    throw error;
  }
  throw new AivideoError('output-unwritable', `\`${path}\` is a file, not a folder`, { details: { path } });
}
