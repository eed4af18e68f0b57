import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type GenerateClipOptions, generateClip, planClip } from '../../src/index.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A service, and settings under which the library works with it in a folder of its own. */
async function setUp() {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const settings = {
    replicateToken: fake.token,
    replicateBaseUrl: fake.baseUrl,
    outputDir: join(folder, 'clips'),
    stateDir: join(folder, 'runs'),
    cacheDir: join(folder, 'cache'),
  };
  return { fake, folder, settings };
}

describe('the library', () => {
  it('makes clips and tells everything that happens', async () => {
    const { fake, folder, settings } = await setUp();
    const types: string[] = [];

    const { clip, clips, draft, plan } = await generateClip({
      prompt: 'A quiet sea',
      count: 2,
      seed: 0,
      output: join(folder, 'sea.mp4'),
      settings,
      onEvent: ({ event }) => types.push(event.type),
    });

    expect(clips.map(({ path, seed }) => [path, seed])).toEqual([
      [join(folder, 'sea-1.mp4'), 0],
      [join(folder, 'sea-2.mp4'), 1],
    ]);
    expect(clip).toBe(clips[0]);
    expect({ draft, model: plan.model }).toEqual({ draft: false, model: 'zeroscope' });
    expect(fake.ledger.creates).toHaveLength(2);
    expect([types[0], types.at(-1)]).toEqual(['run-start', 'run-end']);
  });

  it('takes what is left out from the configuration', async () => {
    const { settings } = await setUp();

    const plan = await planClip({
      prompt: 'sea',
      steps: 10,
      settings: { ...settings, steps: 20, frames: 30, width: 640, height: 360, negativePrompt: 'blurry' },
    });

    expect(plan.shots[0]?.input).toMatchObject({
      num_inference_steps: 10,
      num_frames: 30,
      width: 640,
      height: 360,
      negative_prompt: 'blurry',
    });
  });

  it('starts nothing that could cost more than the configuration allows', async () => {
    const { fake, settings } = await setUp();

    const made = generateClip({ prompt: 'sea', settings: { ...settings, maxCost: 0.01 } });

    await expect(made).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect(fake.ledger.creates).toEqual([]);
  });

  it('stops waiting when the configuration says so, and leaves the job', async () => {
    const { fake, settings } = await setUp();
    fake.setTiming({ runMs: 600_000 });

    const made = generateClip({ prompt: 'sea', settings: { ...settings, timeoutSeconds: 1 } });

    await expect(made).rejects.toMatchObject({ code: 'jobs-pending' });
    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.requests.filter(({ route }) => route === 'cancel')).toEqual([]);
  });

  const wrong: readonly (readonly [options: Readonly<Record<string, unknown>>, says: string])[] = [
    [{ prompt: 5 }, 'Option `prompt` must be text, got `5`'],
    [{ framse: 5 }, 'Option `framse` is unknown; the nearest is `frames`'],
    [{ frames: -5 }, 'Option `frames` must be between 1 and 10000, got `-5`'],
    [{ frames: 2.5 }, 'Option `frames` must be a whole number between 1 and 10000, got `2.5`'],
    [{ width: Number.NaN }, 'Option `width` must be a whole number between 16 and 8192, got `null`'],
    [{ durationSeconds: 0 }, 'Option `durationSeconds` must be a number between 0.1 and 3600, got `0`'],
    [{ seed: 2 ** 32 }, 'Option `seed` must be a whole number between 0 and 4294967295, got `4294967296`'],
    [{ count: 0 }, 'Option `count` must be a whole number between 1 and 1000, got `0`'],
    [{ model: '' }, 'Option `model` must not be empty, got ``'],
    [{ image: '' }, 'Option `image` must not be empty, got ``'],
    [
      { output: 'clips' },
      'Option `output` must end in `.mp4` for a file or in `/` for a folder, got `clips`',
    ],
    [{ inputs: { fps: 5 } }, 'Option `inputs` must be a list of names with values as text, got `{"fps":5}`'],
  ];

  for (const [options, says] of wrong)
    it(`refuses ${JSON.stringify(options)} before anything is paid`, async () => {
      const { fake, settings } = await setUp();

      const made = generateClip({ prompt: 'sea', settings, ...options } as GenerateClipOptions);

      await expect(made).rejects.toMatchObject({ code: 'usage-invalid', message: says });
      expect(fake.requests).toEqual([]);
    });
});
