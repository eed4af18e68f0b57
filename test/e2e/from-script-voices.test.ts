import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { ffmpeg } from '../support/coded-clip.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { filmTable } from '../support/film-tables.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

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

async function studio() {
  const fake = await startFakeReplicate({ queueMs: 10, runMs: 20 });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const env = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  const make = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    runInside({ args, folder, env: { ...env, ...more } }, fake);
  return { fake, folder, make };
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

    const { status, stdout, stderr } = await make([...words, '-o', 'film.mp4', '--json'], { PATH: path });

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

    const { status, stderr } = await make(['from-script', 'beach.md', '--draft', '--narrate', 'say'], {
      PATH: '/none',
    });

    expect(status).not.toBe(0);
    expect(stderr).toContain('error: No voice program was found on this machine: say');
  });
});
