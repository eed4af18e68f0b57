import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filmScript, planScript } from '../src/index.js';
import { filmTable } from './support/film-tables.js';
import { temporaryFolder } from './support/temporary-folder.js';

async function setUp() {
  const folder = await temporaryFolder();
  const script = join(folder, 'beach.md');
  await writeFile(script, '# A beach\n\nThe sea is quiet.\n\n# A cliff\n\nThe gulls are not.\n');
  const settings = { cacheDir: join(folder, 'cache'), outputDir: join(folder, 'films') };
  return { folder, script, film: { script, draft: true, size: '96x64', fps: 2, settings } };
}

describe('the library', () => {
  it('makes films of scripts, and tells everything that happens', async () => {
    const { folder, film } = await setUp();
    const events: string[] = [];

    const made = await filmScript({ ...film, onEvent: ({ event }) => void events.push(event.type) });

    expect(made).toMatchObject({ path: join(folder, 'films/beach/beach.mp4'), cost: { usd: 0 } });
    expect(made.shots.map(({ shot }) => shot)).toEqual(['1.1', '2.1']);
    expect(events.filter((type) => type !== 'shot-progress').at(-2)).toBe('film-end');
    expect((await filmTable(made.path)).tracks[0]?.deltas).toHaveLength(10);
    await expect(filmScript(film)).rejects.toMatchObject({ code: 'output-exists' });
  });

  it('plans them as a value, and writes nothing', async () => {
    const { script, film } = await setUp();

    const { plan, price } = await planScript({ ...film, only: '2', title: 'Gulls' });

    expect(plan).toMatchObject({ title: 'Gulls', size: '96x64', scenes: [{ scene: 2, heading: 'A cliff' }] });
    expect(price).toMatchObject({ kind: 'free' });
    expect(await readFile(script, 'utf8')).toContain('# A beach');
  });
});
