import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createModelCache } from '../../../src/adapters/cache/model-cache.js';
import type { ModelDirectory } from '../../../src/ports/model-directory.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { signal } = new AbortController();

function countedDirectory() {
  let asked = 0;
  const directory: ModelDirectory = {
    async describe(slug) {
      asked += 1;
      return { slug, official: true, version: `v${asked}`, openapiSchema: { components: {} } };
    },
    search: async () => [],
    account: async () => ({ username: 'u', kind: 'user' }),
  };
  return { directory, asked: () => asked };
}

describe('the cache of model descriptions', () => {
  it('asks once a day for a model, and for each version on its own', async () => {
    const folder = await temporaryFolder();
    const clock = createMovingClock();
    const { directory, asked } = countedDirectory();
    const cache = createModelCache(directory, { folder, clock });

    expect(await cache.describe('google/veo-3.1', { signal })).toMatchObject({ version: 'v1' });
    expect(await cache.describe('google/veo-3.1', { signal })).toMatchObject({ version: 'v1', cached: true });
    await cache.describe('google/veo-3.1', { signal, version: 'abc' });
    clock.moveMs(86_400_001);
    expect(await cache.describe('google/veo-3.1', { signal })).toMatchObject({ version: 'v3' });
    expect(asked()).toBe(3);
  });

  it('knows offline only what was kept', async () => {
    const folder = await temporaryFolder();
    const clock = createMovingClock();
    await createModelCache(countedDirectory().directory, { folder, clock }).describe('a/b', { signal });
    const offline = createModelCache(undefined, { folder, clock });

    expect(await offline.describe('a/b', { signal })).toMatchObject({ slug: 'a/b', cached: true });
    await expect(offline.describe('c/d', { signal })).rejects.toMatchObject({ code: 'model-unknown' });
  });

  it('passes over an entry that is broken', async () => {
    const folder = await temporaryFolder();
    const { directory, asked } = countedDirectory();
    const cache = createModelCache(directory, { folder, clock: createMovingClock() });
    await cache.describe('a/b', { signal });
    for (const name of await readdir(folder)) await writeFile(join(folder, name), '{"v":1');

    await cache.describe('a/b', { signal });

    expect(asked()).toBe(2);
  });
});
