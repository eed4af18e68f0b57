import { createHash } from 'node:crypto';
import * as fileSystem from 'node:fs/promises';
import { inputError, outputError, systemCode } from '../../domain/clips/file-error.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import { inspectInput } from './clip-files-inspect.js';
import { checkTarget } from './clip-files-target.js';
import { type FileSystem, openPartialFile } from './partial-file.js';

/** Bytes. */
const hashedAtOnce = 1 << 19;

/** Clips on the disk of this machine. Tests hand in a file system that fails where they want. */
export function createClipFiles(disk: FileSystem = fileSystem): ClipFiles {
  return {
    exists: (path) => exists(disk, path),
    isSameFile: (one, other) => isSameFile(disk, one, other),
    checkTarget,
    openPartial: (finalPath, key) => openPartialFile(disk, finalPath, key),
    sha256: hashFile,
    inspectInput: (path, expected) => inspectInput(path, expected),
  };
}

/** A link that leads nowhere is there too: its name is taken. */
async function exists(disk: FileSystem, path: string): Promise<boolean> {
  try {
    await disk.lstat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false;
    throw outputError(path, error);
  }
}

/** Links are followed: two names of one file are the same file. */
async function isSameFile(disk: FileSystem, one: string, other: string): Promise<boolean> {
  const stat = (path: string) => disk.stat(path).catch(() => undefined);
  const [first, second] = await Promise.all([stat(one), stat(other)]);
  if (first === undefined || second === undefined) return false;
  return first.dev === second.dev && first.ino === second.ino;
}

/** Memory for files that are hashed at the same time. */
const spareBlocks: Buffer[] = [];

/** Read into the same memory again and again: new memory for each block takes longer than hashing it. */
async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const block = spareBlocks.pop() ?? Buffer.allocUnsafeSlow(hashedAtOnce);
  try {
    const handle = await fileSystem.open(path, 'r');
    try {
      for (;;) {
        const { bytesRead } = await handle.read(block, 0, block.length, null);
        if (bytesRead === 0) break;
        hash.update(block.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw inputError(path, error);
  } finally {
    spareBlocks.push(block);
  }
  return hash.digest('hex');
}
