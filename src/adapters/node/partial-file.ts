import { constants } from 'node:fs';
import type * as fileSystem from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { outputError } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import type { PartialFile } from '../../ports/clip-files.js';
import { commitFile } from './partial-file-commit.js';
import { partialEnding, partialName } from './partial-file-name.js';

export type FileSystem = Pick<
  typeof fileSystem,
  'copyFile' | 'link' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'stat' | 'unlink'
>;

type FileHandle = fileSystem.FileHandle;

/** Partial files that are open in this process. Processes are kept apart by the lock of the run. */
const openPaths = new Set<string>();

// A link that somebody else has put under the temporary name is not followed. Windows has no such flag.
const openFlags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** See `ClipFiles.openPartial`. A key that is in use in this process is `output-unwritable`. */
export async function openPartialFile(
  disk: FileSystem,
  finalPath: string,
  key: string,
): Promise<PartialFile> {
  const folder = dirname(finalPath);
  try {
    await disk.mkdir(folder, { recursive: true });
    const path =
      (await findPartial(disk, folder, key)) ?? join(folder, partialName(basename(finalPath), key));
    claim(path);
    try {
      const handle = await openOwn(disk, path);
      return createPartialFile(disk, { path, finalPath, handle, bytes: (await handle.stat()).size });
    } catch (error) {
      openPaths.delete(path);
      throw error;
    }
  } catch (error) {
    throw error instanceof AivideoError ? error : outputError(finalPath, error);
  }
}

/** The key alone counts: the clip may have been given another name since. */
async function findPartial(disk: FileSystem, folder: string, key: string): Promise<string | undefined> {
  const ending = partialEnding(key);
  const names = await disk.readdir(folder);
  const name = names.find((candidate) => candidate.startsWith('.') && candidate.endsWith(ending));
  return name === undefined ? undefined : join(folder, name);
}

function claim(path: string): void {
  if (openPaths.has(path))
    throw new AivideoError('output-unwritable', `\`${path}\` is being written already`, {
      details: { path },
    });
  openPaths.add(path);
}

async function openOwn(disk: FileSystem, path: string): Promise<FileHandle> {
  const handle = await disk.open(path, openFlags, 0o666);
  const { nlink } = await handle.stat();
  if (nlink <= 1) return handle;
  // A process ended between giving the final name and taking the temporary one away: writing here would now
  // change a finished clip.
  await handle.close();
  const copy = `${path}.copy`;
  await disk.copyFile(path, copy);
  await disk.rename(copy, path);
  return disk.open(path, openFlags, 0o666);
}

interface OpenPartial {
  readonly path: string;
  readonly finalPath: string;
  handle: FileHandle | undefined;
  bytes: number;
}

function createPartialFile(disk: FileSystem, state: OpenPartial): PartialFile {
  const { path, finalPath } = state;
  const close = () => attempt(path, () => closeHandle(state));
  return {
    path,
    get bytes() {
      return state.bytes;
    },
    write: (chunk) => attempt(path, () => writeAll(state, chunk)),
    truncate: (bytes) => attempt(path, () => truncate(state, bytes)),
    close,
    async commit({ overwrite }) {
      await close();
      await attempt(finalPath, () => commitFile(disk, { path, finalPath, overwrite }));
      return finalPath;
    },
    async discard() {
      await close();
      await attempt(path, () => disk.unlink(path));
    },
  };
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AivideoError ? error : outputError(path, error);
  }
}

async function writeAll(state: OpenPartial, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    const { bytesWritten } = await opened(state).write(chunk, done, chunk.byteLength - done, state.bytes);
    done += bytesWritten;
    state.bytes += bytesWritten;
  }
}

async function truncate(state: OpenPartial, bytes: number): Promise<void> {
  if (bytes >= state.bytes) return;
  await opened(state).truncate(bytes);
  state.bytes = bytes;
}

function opened({ handle, path }: OpenPartial): FileHandle {
  if (handle === undefined) throw new AivideoError('bug', `\`${path}\` was written after it was closed`);
  return handle;
}

async function closeHandle(state: OpenPartial): Promise<void> {
  const { handle } = state;
  if (handle === undefined) return;
  state.handle = undefined;
  try {
    await handle.sync();
  } finally {
    await handle.close();
    openPaths.delete(state.path);
  }
}
