import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CachedClip, CacheUsage, ClipCache } from '../../ports/clip-cache.js';

const entrySchema = z.object({ v: z.literal(1), sha256: z.string(), bytes: z.number() });

export interface ClipCacheOptions {
  readonly folder: string;
  /** Makes temporary names differ between processes. */
  readonly key: string;
}

/**
 * Clips as files: `FOLDER/ab/KEY.clip` with `KEY.json` beside it, which holds the hash of the bytes. The clip is put in
 * place first and its description last, each by one rename, so that a half-written entry is never found. A folder that
 * can be saved and restored as a whole.
 */
export function createClipCache({ folder, key: own }: ClipCacheOptions): ClipCache {
  return {
    key: (parts) => createHash('sha256').update(parts).digest('hex'),
    find: (key) => findClip(pathsOf(folder, key)),
    async store(key, path) {
      const paths = pathsOf(folder, key);
      try {
        await storeClip(paths, path, own);
      } catch {
        await removeEntry(paths);
      }
    },
    usage: async () => sum(folder, await listEntries(folder)),
    async prune(maxBytes) {
      const entries = (await listEntries(folder)).sort((a, b) => a.usedMs - b.usedMs);
      let left = entries.reduce((bytes, entry) => bytes + entry.bytes, 0);
      const gone: Entry[] = [];
      for (const entry of entries) {
        if (left <= maxBytes) break;
        await removeEntry(pathsOf(folder, entry.key));
        left -= entry.bytes;
        gone.push(entry);
      }
      return sum(folder, gone);
    },
  };
}

interface EntryPaths {
  readonly folder: string;
  readonly clip: string;
  readonly description: string;
}

function pathsOf(folder: string, key: string): EntryPaths {
  const shelf = join(folder, key.slice(0, 2));
  return { folder: shelf, clip: join(shelf, `${key}.clip`), description: join(shelf, `${key}.json`) };
}

async function findClip(paths: EntryPaths): Promise<CachedClip | undefined> {
  const described = await readDescription(paths.description);
  if (described === undefined) return undefined;
  if ((await hashOf(paths.clip)) !== described.sha256) {
    await removeEntry(paths);
    return undefined;
  }
  const now = new Date();
  await utimes(paths.clip, now, now).catch(() => undefined);
  return { ...described, read: () => createReadStream(paths.clip) };
}

async function readDescription(path: string): Promise<z.infer<typeof entrySchema> | undefined> {
  try {
    return entrySchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function storeClip(paths: EntryPaths, source: string, own: string): Promise<void> {
  await mkdir(paths.folder, { recursive: true, mode: 0o700 });
  const partial = `${paths.clip}.${process.pid}.${own}.part`;
  try {
    await copyFile(source, partial);
    // A copy has the mode of its source.
    await chmod(partial, 0o600);
    const [sha256, { size }] = await Promise.all([hashOf(partial), stat(partial)]);
    await rename(partial, paths.clip);
    await writeFile(partial, JSON.stringify({ v: 1, sha256, bytes: size }), { mode: 0o600 });
    await rename(partial, paths.description);
  } finally {
    await rm(partial, { force: true });
  }
}

async function removeEntry(paths: EntryPaths): Promise<void> {
  for (const path of [paths.description, paths.clip]) await rm(path, { force: true }).catch(() => undefined);
}

interface Entry {
  readonly key: string;
  readonly bytes: number;
  readonly usedMs: number;
}

async function listEntries(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const clips = names.filter((name) => name.endsWith('.clip'));
  const entries = await Promise.all(
    clips.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      const key = name.replace(/^.*[/\\]/, '').replace(/\.clip$/, '');
      return found === undefined ? [] : [{ key, bytes: found.size, usedMs: found.mtimeMs }];
    }),
  );
  return entries.flat();
}

function sum(folder: string, entries: readonly Entry[]): CacheUsage {
  return { folder, clips: entries.length, bytes: entries.reduce((bytes, entry) => bytes + entry.bytes, 0) };
}
