import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AivideoError, extendClip } from '../../src/index.js';
import { codedClip, lumas } from '../support/coded-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A clip of half a second, and settings under which everything stays in a folder. */
async function setUp() {
  const folder = await temporaryFolder();
  const clip = await codedClip(join(folder, 'clip.mp4'), { frames: 12 });
  const settings = {
    ...{ cacheDir: join(folder, 'cache'), outputDir: join(folder, 'films'), stateDir: join(folder, 'state') },
    replicateToken: 'r8_not_used',
  };
  return { folder, clip, settings };
}

describe('the library', () => {
  it('makes clips longer, and tells what happens', async () => {
    const { clip, folder, settings } = await setUp();
    const told: string[] = [];

    const film = await extendClip({
      ...{ clip, by: 0.5, draft: true, settings },
      onEvent: ({ event }) => told.push(event.type),
      onProgress: ({ phase }) => told.push(phase),
    });

    expect(film).toMatchObject({
      path: join(folder, 'films', 'clip-extended.mp4'),
      draft: true,
      sound: 'none',
    });
    expect(film.pieces).toHaveLength(1);
    expect(film.joins).toMatchObject([{ frame: 12 }]);
    expect(await lumas(film.path)).toHaveLength(24);
    expect([told[0], told.at(-1)]).toEqual(['run-start', 'run-end']);
    expect(told).toContain('joining');
  });

  it.each([
    [{ untill: 3 }, 'Option `untill` is unknown'],
    [{ times: 0 }, 'Option `times` must be a whole number between 1 and 60, got `0`'],
    [{ output: 'film.avi' }, 'Option `output` must end in `.mp4` for a file or in `/` for a folder'],
    [{ by: 1, to: 2 }, '`--by` and `--to` say the same thing'],
    [{ to: 0.25, draft: true }, '`--to 0.25` is not longer than'],
  ])('refuses %j', async (wrong, message) => {
    const { clip, settings } = await setUp();

    const refused = await extendClip({ clip, settings, ...wrong } as never).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(AivideoError);
    expect(refused).toMatchObject({ code: 'usage-invalid', message: expect.stringContaining(message) });
  });
});
