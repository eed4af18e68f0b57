import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeClip } from '../adapters/media/sample-clip.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** What the service delivers for zeroscope's usual shape: every take is black. */
let blackClips: string;

beforeAll(async () => {
  blackClips = await mkdtemp(join(tmpdir(), 'aivideo-test-'));
  await makeClip(blackClips, 'v1-576x320-8fps-24.mp4', {
    source: 'color=black:size=576x320:rate=8:duration=3',
  });
});

afterAll(() => rm(blackClips, { recursive: true, force: true }));

async function generate(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const fake = await startFakeReplicate({ clipsFolder: blackClips });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const words = ['generate', 'A quiet sea', '--seed', '7', '-o', 'sea.mp4', ...args];
  const outcome = await runInside({ args: words, folder, env }, fake);
  const clips = (await readdir(folder)).filter((name) => name.endsWith('.mp4')).sort();
  return { ...outcome, clips, seeds: fake.ledger.creates.map(({ input }) => input?.seed), folder, fake };
}

describe('aivideo generate and a clip that can not be used', () => {
  it('warns, keeps the clip and pays once when no retakes are asked for', async () => {
    const { status, stdout, stderr, clips, seeds } = await generate([]);

    expect(status).toBe(0);
    expect(stdout).toBe('sea.mp4\n');
    expect(stderr).toContain(
      'warning: sea.mp4 can not be used: 3 of 3 s are black; `--retakes 1` makes another take\n',
    );
    expect(clips).toEqual(['sea.mp4']);
    expect(seeds).toEqual([7]);
  });

  it('makes as many further takes as asked for, with other seeds, and keeps all of them', async () => {
    const { stdout, stderr, clips, seeds } = await generate(['--retakes', '2']);

    expect(stdout).toBe('sea-take3.mp4\n');
    expect(clips).toEqual(['sea-take2.mp4', 'sea-take3.mp4', 'sea.mp4']);
    expect(seeds).toHaveLength(3);
    expect(new Set(seeds).size).toBe(3);
    expect(stderr).toContain(
      `clip 1 can not be used: 3 of 3 s are black; making take 2 with seed ${seeds[1]}`,
    );
    expect(stderr).toContain('earlier takes of clip 1 are kept: sea.mp4, sea-take2.mp4');
  });

  it('stays inside the budget, and leaves the take that there is', async () => {
    const planned = JSON.parse((await generate(['--dry-run', '--json'])).stdout);
    const budget = ['--retakes', '5', '--max-cost', String(planned.price.highUsd), '--json'];

    const { status, stdout, clips, seeds } = await generate(budget);

    const [clip] = JSON.parse(stdout).clips;
    expect({ status, seeds, clips }).toEqual({ status: 0, seeds: [7], clips: ['sea.mp4'] });
    expect(clip).toMatchObject({
      kept: { code: 'budget-exceeded' },
      findings: [{ kind: 'black', severity: 'error' }],
      takes: [],
    });
  });

  it('gives a take another name when its own is taken', async () => {
    const fake = await startFakeReplicate({ clipsFolder: blackClips });
    onTestFinished(() => fake.close());
    const folder = await temporaryFolder();
    const args = ['generate', 'A quiet sea', '-o', 'sea.mp4', '--retakes', '1'];

    await runInside({ args, folder, files: { 'sea-take2.mp4': 'mine' } }, fake);

    expect((await readdir(folder)).filter((name) => name.endsWith('.mp4')).sort()).toEqual([
      'sea-take2-2.mp4',
      'sea-take2.mp4',
      'sea.mp4',
    ]);
  });

  it('delivers without looking where there is no ffmpeg, and says so once', async () => {
    const { status, stderr, clips } = await generate(['--retakes', '1', '-n', '2'], {
      AIVIDEO_FFMPEG_PATH: '/nowhere/ffmpeg',
    });

    expect(status).toBe(0);
    expect(clips).toHaveLength(2);
    expect(stderr.match(/not checked/g)).toHaveLength(1);
    expect(stderr).toContain(
      'warning: 2 clips not checked: The ffmpeg `/nowhere/ffmpeg` is not there or can not be run',
    );
  });

  it.each([
    [['-o', '-', '--retakes', '1'], '`-o -` takes one clip; `--retakes` keeps every take as a file'],
    [['--retakes', '21'], 'Option `--retakes` must be between 0 and 20, got `21`'],
  ])('refuses %j', async (args, words) => {
    const { status, stderr, seeds } = await generate(args);

    expect({ status, seeds }).toEqual({ status: 2, seeds: [] });
    expect(stderr).toContain(words);
  });
});
