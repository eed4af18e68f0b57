import { dirname } from 'node:path';
import { outputError, systemCode } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import type { FileSystem } from './partial-file.js';

export interface Commit {
  readonly path: string;
  readonly finalPath: string;
  readonly overwrite: boolean;
}

/** Gives a finished file its final name in one step; after that neither name nor content is lost in a power cut. */
export async function commitFile(disk: FileSystem, commit: Commit): Promise<void> {
  // Once more: somebody may have changed the file by its path since it was closed.
  await sync(disk, commit.path, 'r+');
  if (commit.overwrite) await replace(disk, commit);
  else await giveFreeName(disk, commit);
  await syncFolder(disk, dirname(commit.finalPath));
}

async function sync(disk: FileSystem, path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await disk.open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only a file is replaced: renaming over `/dev/null` would work, too. */
async function replace(disk: FileSystem, { path, finalPath }: Commit): Promise<void> {
  const there = await disk.stat(finalPath).catch(() => undefined);
  if (there?.isDirectory()) throw notAFile(finalPath, 'is a folder');
  if (there !== undefined && !there.isFile()) throw notAFile(finalPath, 'is not a regular file');
  await disk.rename(path, finalPath);
}

function notAFile(path: string, what: string): AivideoError {
  return new AivideoError('output-unwritable', `\`${path}\` ${what} and is not replaced`, {
    details: { path },
  });
}

/** A hard link fails when the name is taken, which `rename` does not. */
async function giveFreeName(disk: FileSystem, commit: Commit): Promise<void> {
  const { path, finalPath } = commit;
  try {
    await disk.link(path, finalPath);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') throw taken(finalPath);
    if (!withoutLinks.has(code)) throw outputError(finalPath, error);
    return renameIfFree(disk, commit);
  }
  await disk.unlink(path);
}

/** What file systems without hard links say (FAT, some network and container mounts). */
const withoutLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EINVAL',
  'EACCES',
]);

async function renameIfFree(disk: FileSystem, { path, finalPath }: Commit): Promise<void> {
  const there = await disk.lstat(finalPath).catch(() => undefined);
  if (there !== undefined) throw taken(finalPath);
  await disk.rename(path, finalPath);
}

function taken(path: string): AivideoError {
  return new AivideoError('output-exists', `\`${path}\` is there already`, { details: { path } });
}

/** Windows and some network mounts can not sync a folder; the name is then as safe as they make it. */
async function syncFolder(disk: FileSystem, folder: string): Promise<void> {
  try {
    await sync(disk, folder, 'r');
  } catch (error) {
    if (!withoutFolderSync.has(systemCode(error))) throw error;
  }
}

const withoutFolderSync = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);
