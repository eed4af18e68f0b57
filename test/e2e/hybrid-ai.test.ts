import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { plainClip } from '../support/plain-clip.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Rig {
  readonly fake: FakeReplicate;
  readonly folder: string;
  run(...args: readonly string[]): ReturnType<typeof runInside>;
}

const small = ['--size', '128x72', '--preset', 'ultrafast', '-o', 'film.mp4', '-f'];

async function setUp(): Promise<Rig> {
  const fake = await startFakeReplicate();
  onTestFinished(() => fake.close());
  fake.setTiming({ queueMs: 5, runMs: 50 });
  const folder = await temporaryFolder();
  const env = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  return {
    ...{ fake, folder },
    run: (...args) => runInside({ args: ['hybrid', ...args, ...small], folder, env }, fake),
  };
}

describe('the AI half of a hybrid film', () => {
  it('is one paid job for each prompt, each in its chapter, and is not paid for again', async () => {
    const { fake, folder, run } = await setUp();
    await plainClip(join(folder, 's.mp4'), { frames: 48 });
    const order = ['--simulation', 's.mp4', '--prompt', 'A clock', 'A lake', '--chapters', '0,1', '--json'];

    const first = await run(...order);
    const again = await run(...order);

    expect(first.stderr).not.toMatch(/^error/m);
    expect(first.status).toBe(0);
    const { film, model, ai } = JSON.parse(first.stdout);
    expect([film.frames, model, ai.length]).toEqual([48, 'zeroscope', 2]);
    expect(film.chapters.map(({ fromFrame }: { fromFrame: number }) => fromFrame)).toEqual([0, 24]);
    expect(fake.ledger.creates.map(({ input }) => input.prompt)).toEqual(['A clock', 'A lake']);
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout).film.segments).toMatchObject({ rendered: 0 });
    expect(fake.ledger.creates).toHaveLength(2);
  }, 30_000);

  it('may fail: then the simulation is kept and named', async () => {
    const { fake, folder, run } = await setUp();
    fake.onCreate('any', scenarios.failed());
    await plainClip(join(folder, 's.mp4'), { frames: 12 });
    const prompt = ['--prompt', 'A clock', '--model', 'zeroscope'];

    const ofFile = await run('--simulation', 's.mp4', ...prompt, '--json');
    const drawn = await run('--simulation', 'y = x', '--length', '0.1', '--fps', '10', ...prompt);

    expect(ofFile.status).toBe(3);
    expect(ofFile.stderr).toMatch(/error: The AI half failed; the simulation is kept as `s\.mp4`/);
    expect(JSON.parse(ofFile.stdout).error.details.simulation).toEqual(['FOLDER/s.mp4']);
    expect(drawn.status).toBe(3);
    expect(drawn.stderr).toMatch(/the simulation is kept as `film-simulation\.mp4`/);
  }, 30_000);

  it('is drawn as a draft beside a simulation that is drawn to fit', async () => {
    const { fake, run } = await setUp();

    const result = await run(
      '--simulation',
      'y = sin(x)',
      '--length',
      '0.25',
      '--fps',
      '12',
      '--draft',
      '--json',
    );

    const { film, draft, run: name } = JSON.parse(result.stdout);
    expect([film.frames, film.format.width, draft]).toEqual([3, 128, true]);
    expect(name).toMatch(/^\d/);
    expect(fake.ledger.creates).toHaveLength(0);
  }, 30_000);

  it('keeps within the budget, and asks for nothing that is wrong', async () => {
    const { fake, folder, run } = await setUp();
    await plainClip(join(folder, 's.mp4'), { frames: 12 });
    const order = ['--simulation', 's.mp4', '--prompt', 'A clock'];

    const poor = await run(...order, '--max-cost', '0.0001');
    const noRoom = await run(...order, '--gap', '60');
    const noMusic = await run(...order, '--music', 'no.mp3');
    const dry = await run(...order, '--dry-run');

    expect([poor.status, noRoom.status, noMusic.status, dry.status]).toEqual([9, 2, 2, 0]);
    expect(noRoom.stderr).toMatch(/Layout `side-by-side` leaves no room in a film of 128x72/);
    expect(dry.stdout).toMatch(/price +\S*\$0\./);
    expect(fake.ledger.creates).toHaveLength(0);
  }, 30_000);

  it('is asked for what a simulation of `simulate` shows, and told when nobody says', async () => {
    const { fake, folder, run } = await setUp();
    await plainClip(join(folder, 's.mp4'), { frames: 12 });

    const unknown = await run('--simulation', 's.mp4');
    const known = await run('--simulation', 'pendulum', '--length', '0.2', '--dry-run');

    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/The AI half needs `--prompt` or `--ai`/);
    expect(known.stdout).toMatch(/pendulum bob swings/);
    expect(fake.ledger.creates).toHaveLength(0);
  });
});
