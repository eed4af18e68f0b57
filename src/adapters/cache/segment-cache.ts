import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outputError } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import type { PendingPart, SegmentCache } from '../../ports/segment-cache.js';

export interface SegmentCacheOptions {
  readonly folder: string;
  /** Makes temporary names differ between processes. */
  readonly key: string;
}

/**
 * Parts of films as files: `FOLDER/ab/KEY.mp4`. A part is put on the disk under a temporary name and then renamed, so that
 * whatever has its final name is whole.
 */
export function createSegmentCache({ folder, key: own }: SegmentCacheOptions): SegmentCache {
  let begun = 0;
  return {
    key: (parts) => createHash('sha256').update(parts).digest('hex'),
    find: (key) => findPart(pathOf(folder, key)),
    begin: (key) => {
      begun += 1;
      return beginPart(pathOf(folder, key), `${own}-${begun}`);
    },
    async workFolder() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const path = await mkdtemp(join(folder, 'work-'));
        return { path, remove: () => rm(path, { recursive: true, force: true }) };
      } catch (error) {
        throw outputError(folder, error);
      }
    },
  };
}

function pathOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key}.mp4`);
}

async function findPart(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size === 0) return undefined;
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
  return path;
}

async function beginPart(path: string, own: string): Promise<PendingPart> {
  const partial = `${path}.${process.pid}.${own}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw outputError(path, error);
  }
  return {
    path: partial,
    keep: () => keepPart(partial, path),
    discard: () => rm(partial, { force: true }),
  };
}

async function keepPart(partial: string, path: string): Promise<string> {
  try {
    const handle = await open(partial, 'r+');
    try {
      const { size } = await handle.stat();
      if (size === 0) throw new AivideoError('ffmpeg-failed', `ffmpeg has written nothing to \`${path}\``);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(partial, path);
    return path;
  } catch (error) {
    throw error instanceof AivideoError ? error : outputError(path, error);
  }
}
