import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import { filmScript, planScript } from '../../src/index.js';
import { loadRun } from '../../src/workflows/runs/load-run.js';
import { ffmpeg } from '../support/coded-clip.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { threeScenes } from '../support/film-scripts.js';
import { filmTable } from '../support/film-tables.js';
import { finished, startCli } from '../support/run-cli.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function studio(runMs = 20) {
  const fake = await startFakeReplicate({ queueMs: 10, runMs });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const cache = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  const make = (
    args: readonly string[],
    files: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ) => runInside({ args, folder, files, env: { ...cache, ...env } }, fake);
  return { fake, folder, make, cache };
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

async function arrange() {
  const { fake, folder, make, cache } = await studio(600);
  await writeFile(join(folder, 'plan.yaml'), threeScenes());
  const account = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const words = ['from-script', 'plan.yaml', '-o', 'film.mp4', '--concurrency', '2'];
  const start = () => startCli(words, { cwd: folder, env: { ...cache, ...account } });
  return { fake, folder, words, start, again: make };
}

describe('a film whose program dies', () => {
  it.each([
    ['by resume', ['resume']],
    ['by the same command', undefined],
  ])('is gone on with %s: one film, and nothing is paid twice', async (_, command) => {
    const { fake, folder, words, start, again } = await arrange();
    const child = start();
    const ended = finished(child);
    await expect
      .poll(() => fake.ledger.creates.length, { timeout: 20_000, interval: 20 })
      .toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    await ended;

    const { status, stdout, stderr } = await again([...(command ?? words), '--json']);

    expect(status, stderr).toBe(0);
    expect(fake.ledger.creates).toHaveLength(3);
    expect(fake.ledger.duplicates()).toEqual([]);
    const result = JSON.parse(stdout);
    expect(result.shots.map(({ clip }: { clip: { job: string } }) => clip.job)).toHaveLength(3);
    expect((await filmTable(join(folder, 'film.mp4'))).tracks[0]?.deltas).toHaveLength(24);
  });
});

const script = `# A beach

The sea is quiet today.

# A cliff

The gulls are not.
`;

/** A plan of one scene that waits for its voice. */
function planned(change: Readonly<Record<string, unknown>>): string {
  const line = { text: 'The sea is quiet today.', from: 0.25, to: 0.5 };
  return stringify({
    ...{ aivideo: 'plan/1', language: 'en', model: 'zeroscope', size: '96x64', fps: 4, ...change },
    scenes: [
      {
        scene: 1,
        shots: [{ prompt: 'The sea', seconds: 1, seed: 1 }],
        narration: [line],
        captions: [{ text: 'The sea is quiet today.', from: 0.25, to: 0.5 }],
      },
    ],
  });
}

/** A program called `espeak-ng` that says everything in 1.5 s. */
async function speakingProgram(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await ffmpeg('-f', 'lavfi', '-i', 'sine=f=300:r=22050:d=1.5', join(bin, 'voice.wav'));
  const program = join(bin, 'espeak-ng');
  await writeFile(
    program,
    `#!/bin/sh\nwhile [ "$1" != -w ]; do shift; done\ncat > /dev/null\ncp "${bin}/voice.wav" "$2"\n`,
  );
  await chmod(program, 0o755);
  return bin;
}

describe('aivideo from-script --narrate', () => {
  it('has a program of this machine speak, and scenes as long as what it says', async () => {
    const { folder, make, fake } = await studio();
    await writeFile(join(folder, 'beach.md'), script);
    const path = `${await speakingProgram(folder)}:${process.env.PATH}`;
    const words = [
      'from-script',
      'beach.md',
      '--draft',
      '--narrate',
      'espeak-ng',
      '--size',
      '96x64',
      '--fps',
      '4',
    ];

    const { status, stdout, stderr } = await make([...words, '-o', 'film.mp4', '--json'], {}, { PATH: path });

    expect(status, stderr).toBe(0);
    const result = JSON.parse(stdout.replaceAll('FOLDER', folder));
    expect(fake.ledger.creates).toEqual([]);
    expect(
      result.scenes.map(({ narration }: { narration: readonly object[] }) => narration[0]),
    ).toMatchObject([
      {
        text: 'The sea is quiet today.',
        from: 0.3,
        to: 1.8,
        file: expect.stringMatching(/narration\/1\.1-/),
      },
      { text: 'The gulls are not.', from: 0.3, to: 1.8 },
    ]);
    expect(result.film.durationSeconds).toBeCloseTo(4.8, 0);
    const { tracks } = await filmTable(result.film.path);
    expect(tracks.map(({ kind }) => kind)).toContain('soun');
  });

  it('pays a speech model once, in the run of the film, and plans the clips by what it said', async () => {
    const { folder, make, fake } = await studio();
    await writeFile(join(folder, 'plan.yaml'), planned({ narrate: 'kokoro:af_bella' }));
    const words = ['from-script', 'plan.yaml', '-o', 'film.mp4', '--json'];

    const dry = await make([...words, '--dry-run']);
    const made = await make(words);
    const again = await make([...words, '--force']);

    const models = fake.ledger.creates.map(({ model }) => model);
    expect(JSON.parse(dry.stdout).sideJobs).toMatchObject([{ shot: 'speech-1-1', kind: 'sound' }]);
    expect([made.status, again.status], made.stderr + again.stderr).toEqual([0, 0]);
    expect(models).toEqual(['jaaari/kokoro-82m', 'anotherjesse/zeroscope-v2-xl']);
    const { scenes, film } = JSON.parse(made.stdout);
    const [{ from, to }] = scenes[0].narration;
    expect(from).toBe(0.25);
    expect(film.durationSeconds).toBeCloseTo(to + 0.5, 0);
    expect(await readFile(join(folder, 'film/captions.srt'), 'utf8')).toContain('00:00:00,250 --> ');
  });

  it('says what is missing where nothing can speak', async () => {
    const { folder, make } = await studio();
    await writeFile(join(folder, 'beach.md'), script);

    const { status, stderr } = await make(
      ['from-script', 'beach.md', '--draft', '--narrate', 'say'],
      {},
      { PATH: '/none' },
    );

    expect(status).not.toBe(0);
    expect(stderr).toContain('error: No voice program was found on this machine: say');
  });
});

async function setUp() {
  const folder = await temporaryFolder();
  const script = join(folder, 'beach.md');
  await writeFile(script, '# A beach\n\nThe sea is quiet.\n\n# A cliff\n\nThe gulls are not.\n');
  const settings = { cacheDir: join(folder, 'cache'), outputDir: join(folder, 'films') };
  return { folder, script, film: { script, draft: true, size: '96x64', fps: 2, settings } };
}

describe('the library and scripts', () => {
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
