import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AivideoError, composeFilm, planFilm } from '../../src/index.js';
import { codedClip, lumas } from '../support/coded-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Two clips and captions, and settings under which everything stays in a folder. */
async function setUp() {
  const folder = await temporaryFolder();
  const clips = await Promise.all(
    [40, 100].map((firstLuma, index) => codedClip(join(folder, `${index}.mp4`), { frames: 12, firstLuma })),
  );
  const words = join(folder, 'words.srt');
  await writeFile(words, '1\n00:00:00,000 --> 00:00:00,500\nSea\n');
  const settings = { cacheDir: join(folder, 'cache'), outputDir: join(folder, 'films') };
  return { folder, clips, words, settings };
}

describe('the library', () => {
  it('makes films, and tells how far they are', async () => {
    const { folder, clips, words, settings } = await setUp();
    const phases: string[] = [];

    const film = await composeFilm({
      clips,
      transition: 'fade',
      transitionDuration: 0.25,
      endCard: { text: 'The end', seconds: 0.5 },
      captions: { file: words, sidecar: true },
      preset: 'ultrafast',
      output: join(folder, 'film.mp4'),
      settings,
      onProgress: ({ phase, frames, ofFrames }) => phases.push(`${phase} ${frames}/${ofFrames}`),
    });

    expect(film.path).toBe(join(folder, 'film.mp4'));
    expect(film.plan.frames).toBe(12 + 12 + 12 - 6 - 6);
    expect(await lumas(film.path)).toHaveLength(24);
    expect(await readFile(film.sidecars[1] ?? '', 'utf8')).toContain('WEBVTT');
    expect([phases[0], phases.at(-1)]).toEqual(['rendering 0/24', 'joining 24/24']);
  });

  it('plans a film without making it, into the folder of the configuration by itself', async () => {
    const { clips, settings } = await setUp();

    const plan = await planFilm({ clips, settings });
    const film = await composeFilm({ clips, settings });

    expect(plan.segments.map(({ kind, frames }) => [kind, frames])).toEqual([
      ['copy', 12],
      ['copy', 12],
    ]);
    expect(film.plan).toEqual(plan);
    expect(film.path).toBe(join(settings.outputDir, 'film.mp4'));
  });

  it.each([
    [{ transitoin: 'fade' }, 'Film key `transitoin` is unknown; did you mean `transition`'],
    [{ fit: 'fill' }, 'Film key `fit` must be one of contain, cover, blur, stretch, got `"fill"`'],
    [{ output: 'film.avi' }, '`output` must end in .mp4 or in /'],
  ])('refuses %j', async (wrong, message) => {
    const { clips, settings } = await setUp();

    const refused = await composeFilm({ clips, settings, ...wrong } as never).catch(
      (error: unknown) => error,
    );

    expect(refused).toBeInstanceOf(AivideoError);
    expect(refused).toMatchObject({ code: 'usage-invalid', message: expect.stringContaining(message) });
  });
});
