import { readdir, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClipCache } from '../../../src/adapters/cache/clip-cache.js';
import type { CachedClip } from '../../../src/ports/clip-cache.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function textOf(clip: CachedClip | undefined): Promise<string | undefined> {
  if (clip === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of clip.read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function setUp() {
  const folder = await temporaryFolder();
  const cache = createClipCache({ folder: join(folder, 'cache'), key: 'own' });
  const put = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    await cache.store(cache.key(name), path);
  };
  const clipPath = (name: string) =>
    join(folder, 'cache', cache.key(name).slice(0, 2), `${cache.key(name)}.clip`);
  return { folder, cache, put, clipPath };
}

describe('the cache of clips', () => {
  it('gives back the same bytes under the same key, and nothing under another', async () => {
    const { cache, put } = await setUp();
    await put('a', 'bytes of a');

    expect(await textOf(await cache.find(cache.key('a')))).toBe('bytes of a');
    expect(await cache.find(cache.key('b'))).toBeUndefined();
  });

  it('removes an entry whose bytes have changed', async () => {
    const { cache, put, clipPath } = await setUp();
    await put('a', 'bytes of a');
    await truncate(clipPath('a'), 3);

    expect(await cache.find(cache.key('a'))).toBeUndefined();
    expect(await cache.usage()).toMatchObject({ clips: 0, bytes: 0 });
  });

  it('is whole when many write the same entry at once, and leaves nothing behind', async () => {
    const { folder, cache } = await setUp();
    const key = cache.key('same');
    await writeFile(join(folder, 'source'), 'x'.repeat(100_000));

    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        createClipCache({ folder: join(folder, 'cache'), key: `p${index}` }).store(
          key,
          join(folder, 'source'),
        ),
      ),
    );

    expect((await textOf(await cache.find(key)))?.length).toBe(100_000);
    const names = await readdir(join(folder, 'cache'), { recursive: true });
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps going when it can not keep anything', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'cache'), 'a file where the folder should be');
    const cache = createClipCache({ folder: join(folder, 'cache'), key: 'own' });

    await expect(cache.store(cache.key('a'), join(folder, 'cache'))).resolves.toBeUndefined();
    expect(await cache.find(cache.key('a'))).toBeUndefined();
  });

  it('drops the clips used longest ago first', async () => {
    const { cache, put, clipPath } = await setUp();
    for (const name of ['old', 'new', 'used']) await put(name, '0123456789');
    await utimes(clipPath('old'), 1_000, 1_000);
    await utimes(clipPath('used'), 500, 500);
    await cache.find(cache.key('used'));

    expect(await cache.prune(20)).toMatchObject({ clips: 1, bytes: 10 });

    expect(await cache.find(cache.key('old'))).toBeUndefined();
    expect(await textOf(await cache.find(cache.key('used')))).toBe('0123456789');
  });

  it('is readable by its owner alone', async () => {
    const { put, clipPath } = await setUp();
    await put('a', 'bytes');

    expect((await stat(join(clipPath('a'), '..'))).mode & 0o077).toBe(0);
  });
});
