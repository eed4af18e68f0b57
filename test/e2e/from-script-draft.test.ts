import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseCaptions } from '../../src/domain/captions/parse-captions.js';
import { parseScript } from '../../src/domain/scripts/parse-script.js';
import { spokenLines } from '../../src/domain/scripts/script.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { filmTable } from '../support/film-tables.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const examples = resolve(import.meta.dirname, '../../examples');

async function makeDraft(script: string, args: readonly string[] = []) {
  const fake = await startFakeReplicate();
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const words = ['from-script', join(examples, script), '--draft', '--size', '96x64', '--fps', '2', ...args];
  const situation = { args: [...words, '--out-dir', 'film', '--json'], folder, token: 'none' } as const;
  const env = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  const { status, stdout, stderr } = await runInside({ ...situation, env }, fake);
  expect(status, stderr).toBe(0);
  expect(fake.ledger.creates).toEqual([]);
  return { folder: join(folder, 'film'), result: JSON.parse(stdout.replaceAll('FOLDER', folder)) };
}

interface SceneJson {
  readonly heading?: string;
  readonly from: number;
  readonly to: number;
  readonly captions: readonly { readonly text: string; readonly from: number; readonly place?: string }[];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('a draft of a whole script', () => {
  it.each(['sine-lesson.txt', 'product-short.md', 'lighthouse.fountain', 'forest-walk.srt'])(
    'has the scenes of %s in order, all its words at their times, and the planned length to the frame',
    async (name) => {
      const parsed = parseScript(await readFile(join(examples, name), 'utf8'), { name });
      const script = parsed.kind === 'script' ? parsed.script : undefined;

      const { folder, result } = await makeDraft(name);

      const scenes: readonly SceneJson[] = result.scenes;
      expect(scenes.map(({ heading }) => heading)).toEqual(script?.scenes.map(({ heading }) => heading));
      for (const [index, scene] of scenes.entries()) expect(scene.from).toBe(scenes[index - 1]?.to ?? 0);
      const { tracks } = await filmTable(result.film.path);
      expect(tracks[0]?.deltas).toHaveLength(result.film.frames);
      expect(result.film.durationSeconds).toBe(scenes.at(-1)?.to);
      const { cues } = parseCaptions(await readFile(join(folder, 'captions.srt'), 'utf8'));
      const starts = cues.map(({ startMs }) => startMs);
      for (const { from, captions } of scenes)
        for (const caption of captions) expect(starts).toContain(Math.round((from + caption.from) * 1000));
      const said = scenes.flatMap(({ captions }) => captions.filter(({ place }) => place === undefined));
      expect(squeezed(said.map(({ text }) => text).join(''))).toBe(
        squeezed(
          (script?.scenes ?? []).flatMap((scene) => spokenLines(scene).map(({ text }) => text)).join(''),
        ),
      );
    },
  );

  it('collects everything in one folder, drawn captions and a storyboard among it', async () => {
    const { folder, result } = await makeDraft('product-short.md', ['--captions', 'burn', '--only', '1-2']);

    expect((await readdir(folder)).sort()).toEqual([
      'captions.srt',
      'captions.vtt',
      'clips',
      'plan.yaml',
      'product-short.mp4',
      'storyboard.png',
    ]);
    expect(await readdir(join(folder, 'clips'))).toHaveLength(result.shots.length);
    expect(result.draft).toBe(true);
  });
});
