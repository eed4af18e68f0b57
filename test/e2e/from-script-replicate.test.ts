import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import { loadRun } from '../../src/workflows/load-run.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { threeScenes } from '../support/film-scripts.js';
import { filmTable } from '../support/film-tables.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function studio() {
  const fake = await startFakeReplicate({ queueMs: 10, runMs: 20 });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const make = (args: readonly string[], files: Readonly<Record<string, string>> = {}) =>
    runInside({ args, folder, files, env: { AIVIDEO_CACHE_DIR: join(folder, 'cache') } }, fake);
  return { fake, folder, make };
}

function asked({ ledger }: FakeReplicate) {
  return ledger.creates
    .map(({ input }) => [input.prompt, input.seed])
    .sort((one, other) => Number(one[1]) - Number(other[1]));
}

describe('aivideo from-script with a model', () => {
  it('sends what the plan says, once a shot, and records the seeds', async () => {
    const { fake, folder, make } = await studio();

    const { status, stdout } = await make(['from-script', 'plan.yaml', '-o', 'film.mp4', '--json'], {
      'plan.yaml': threeScenes(),
    });

    const result = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(asked(fake)).toEqual([
      ['A quiet sea', 1],
      ['A red tree', 2],
      ['A tall tower', 3],
    ]);
    expect(result.shots.map(({ clip }: { clip: { seed: number } }) => clip.seed)).toEqual([1, 2, 3]);
    expect(result.film).toMatchObject({ frames: 24, durationSeconds: 3, width: 160, height: 90 });
    const { tracks } = await filmTable(join(folder, 'film.mp4'));
    expect(tracks[0]?.deltas).toHaveLength(24);
    expect(await readFile(join(folder, 'film/captions.srt'), 'utf8')).toContain(
      '00:00:01,250 --> 00:00:01,750\nThe tree.',
    );
    const journal = createFileJournal(join(folder, 'outputs/ai-videos/.runs'));
    expect(await loadRun(journal, result.run)).toMatchObject({
      command: 'from-script',
      end: 'done',
      film: { path: join(folder, 'film.mp4'), frames: 24 },
    });
  });

  it('pays for the one shot that was edited, and for nothing when nothing was', async () => {
    const { fake, make } = await studio();
    await make(['from-script', 'plan.yaml'], { 'plan.yaml': threeScenes() });

    const again = await make(['from-script', 'plan.yaml']);
    const edited = await make(['from-script', 'plan.yaml'], {
      'plan.yaml': threeScenes().replace('A red tree', 'A blue tree'),
    });

    expect([again.status, edited.status]).toEqual([0, 0]);
    expect(again.stdout).toBe('outputs/ai-videos/plan/plan-2.mp4\n');
    expect(fake.ledger.creates).toHaveLength(4);
    expect(fake.ledger.creates.at(-1)?.input.prompt).toBe('A blue tree');
  });

  it('makes no film without all shots, says what to do, and takes a draft when that is allowed', async () => {
    const { fake, make, folder } = await studio();
    fake.onCreate({ input: { seed: 2 } }, scenarios.contentRefused());
    const plan = { 'plan.yaml': threeScenes() };

    const without = await make(['from-script', 'plan.yaml', '-o', 'film.mp4'], plan);
    const [run] = /\d{8}-\d{6}-\w{4}/.exec(without.stderr) ?? [];
    const resumed = await make(['resume', run ?? '', '--allow-missing', '--json']);

    expect(without.status).toBe(3);
    expect(without.stdout).toBe('');
    expect(without.stderr).toContain('error: The film is not made: 1 of 3 shots are missing (2.1): ');
    expect(without.stderr).toContain('`aivideo from-script plan.yaml`');
    expect(without.stderr).toContain(`\`aivideo resume ${run} --allow-missing\``);
    const result = JSON.parse(resumed.stdout);
    expect(resumed.status).toBe(0);
    expect(result.missing).toMatchObject([{ shot: '2.1', error: { code: 'content-refused' } }]);
    expect(result.film.frames).toBe(24);
    expect((await filmTable(join(folder, 'film.mp4'))).tracks[0]?.deltas).toHaveLength(24);
    expect(fake.ledger.creates).toHaveLength(3);
  });

  it('starts nothing when a shot of the plan can not be made', async () => {
    const { fake, make } = await studio();

    const gone = await make(['from-script', 'plan.yaml'], {
      'plan.yaml': threeScenes({ model: 'nobody/nothing' }),
    });
    const wrong = await make(['from-script', 'plan.yaml'], {
      'plan.yaml': threeScenes().replace('seconds: 1', 'seconds: many'),
    });

    const mute = await make(['from-script', 'plan.yaml', '--music', 'none.mp3'], {
      'plan.yaml': threeScenes(),
    });

    expect([gone.status, wrong.status, mute.status]).toEqual([2, 2, 2]);
    expect(mute.stderr).toContain('error: Music: `FOLDER/none.mp3`');
    expect(wrong.stderr).toContain(
      '`plan.yaml`, line 12, column 18: Plan key `scenes[0].shots[0].seconds` must be a number of seconds',
    );
    expect(fake.ledger.creates).toEqual([]);
  });

  it('starts nothing beyond the budget, and leaves and takes up a film whose jobs run', async () => {
    const { fake, make, folder } = await studio();
    const plan = { 'plan.yaml': threeScenes() };

    const poor = await make(['from-script', 'plan.yaml', '-o', 'film.mp4', '--max-cost', '0.0001'], plan);
    const creates = fake.ledger.creates.length;
    const left = await make(['from-script', 'plan.yaml', '-o', 'film.mp4', '--detach', '--new']);
    const [run = ''] = /resume (\S+)`/.exec(left.stderr)?.slice(1) ?? [];
    const resumed = await make(['resume', run]);

    expect([poor.status, creates, left.status, resumed.status]).toEqual([9, 0, 8, 0]);
    expect(left.stderr).toContain('goes on at replicate and bills when it ends');
    expect(resumed.stdout).toBe('film.mp4\n');
    expect(fake.ledger.creates).toHaveLength(3);
    expect((await filmTable(join(folder, 'film.mp4'))).tracks[0]?.deltas).toHaveLength(24);
  });
});
