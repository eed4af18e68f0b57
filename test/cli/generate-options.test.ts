import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCommand } from '../../src/cli/commands/generate.js';
import { settingsSchema } from '../../src/domain/config.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside, type Situation } from '../support/run-inside.js';
import { modelNames, optionRows } from './generate-options-table.js';

let fake: FakeReplicate;
beforeAll(async () => {
  fake = await startFakeReplicate();
});
afterAll(() => fake.close());

interface Adjustment {
  readonly option: string;
  readonly kind: string;
  readonly asked: unknown;
  readonly used?: unknown;
}

/** The plan that `--dry-run --json` prints; the prompt is `sea` unless the words bring their own. */
async function plan(args: string | readonly string[], situation: Omit<Situation, 'args'> = {}) {
  const words = typeof args === 'string' ? args.split(' ').filter((word) => word !== '') : args;
  const given = ['generate', '--dry-run', '--json', ...words];
  const { status, stdout, stderr } = await runInside({ ...situation, args: given }, fake);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

function shown({ option, kind, asked, used }: Adjustment): string {
  return `${option} ${kind} ${asked} -> ${used ?? 'nothing'}`;
}

describe('the options of generate', () => {
  for (const { args, input, adjusted } of optionRows)
    it(`reach the model's own input: ${args}`, async () => {
      const { shots, adjustments } = await plan(`sea ${args}`);

      expect(shots).toHaveLength(1);
      expect(shots[0].input).toEqual(input);
      expect(adjustments.map(shown)).toEqual(adjusted);
    });

  for (const [name, slug, variant] of modelNames)
    it(`choose the model by the name ${name}`, async () => {
      const { modelRef, shots } = await plan(['sea', '-m', name]);

      expect(modelRef.split(':')[0]).toBe(slug);
      expect(shots[0].input.model ?? '').toBe(variant);
    });

  it('choose an exact version', async () => {
    const version = 'a'.repeat(64);

    const { modelRef, version: planned } = await plan(`sea -m anotherjesse/zeroscope-v2-xl:${version}`);

    expect({ modelRef, planned }).toEqual({
      modelRef: `anotherjesse/zeroscope-v2-xl:${version}`,
      planned: version,
    });
  });

  it('turn a pair of models into the one that takes images', async () => {
    const image = 'https://example.org/a.png';

    const { model, shots } = await plan(`sea -m wan --image ${image} --last-image ${image}`);

    expect(model).toBe('wan-2.2-i2v');
    expect(shots[0].input).toMatchObject({ image, last_image: image });
  });

  it('let frames and seconds together make the rate', async () => {
    const { shots, adjustments } = await plan('sea -m zeroscope --frames 48 --duration 4');

    expect(shots[0].input).toMatchObject({ num_frames: 48, fps: 12 });
    expect(adjustments).toEqual([]);
  });

  it("let the model's own inputs go before everything else", async () => {
    const { shots, adjustments } = await plan(
      'sea -m zeroscope --frames 30 --input num_frames=20 --input remove_watermark=true --input init_weight=0.2',
    );

    expect(shots[0].input).toMatchObject({ num_frames: 20, remove_watermark: true, init_weight: 0.2 });
    expect(adjustments.map(shown)).toEqual(['frames unsupported 30 -> 20']);
  });

  it('number the seeds of takes on from the one that was given', async () => {
    const { shots } = await plan('sea -m zeroscope --seed 0 -n 3 --concurrency 2');

    expect(shots.map((shot: { seed: number }) => shot.seed)).toEqual([0, 1, 2]);
    expect(shots.map((shot: { input: { seed: number } }) => shot.input.seed)).toEqual([0, 1, 2]);
  });

  it('send the largest seed as it is, and begin anew after it', async () => {
    const { shots, adjustments } = await plan('sea -m zeroscope --seed 4294967295 -n 2');

    expect(shots.map((shot: { seed: number }) => shot.seed)).toEqual([4_294_967_295, 0]);
    expect(adjustments).toEqual([]);
  });

  it('say when a model takes only smaller seeds', async () => {
    const { shots, adjustments } = await plan('sea -m local/draft --seed 4294967295 -n 2');

    expect(shots.map((shot: { seed: number }) => shot.seed)).toEqual([2_147_483_647, 0]);
    expect(adjustments.map(shown)).toEqual(['seed clamped 4294967295 -> 2147483647']);
  });

  it('draw a different seed for every take when none is given', async () => {
    const { shots } = await plan('sea -m zeroscope -n 4');

    expect(new Set(shots.map((shot: { seed: number }) => shot.seed)).size).toBe(4);
  });

  it('number the files of takes', async () => {
    const { shots } = await plan('sea -m zeroscope -n 2 -o takes/sea.mp4');

    expect(shots.map((shot: { output: string }) => shot.output)).toEqual([
      'FOLDER/takes/sea-1.mp4',
      'FOLDER/takes/sea-2.mp4',
    ]);
  });
});

describe('the prompt', () => {
  const ways: readonly (readonly [how: string, args: string, situation: Omit<Situation, 'args'>])[] = [
    ['as several words', 'A quiet sea', {}],
    ['from a file', '--prompt-file prompt.txt', { files: { 'prompt.txt': 'A quiet sea\n' } }],
    ['from standard input', '-', { stdin: 'A quiet sea\n' }],
    ["as the model's own input", '--input prompt=A\u00a0quiet\u00a0sea', {}],
  ];

  for (const [how, args, situation] of ways)
    it(`comes ${how}`, async () => {
      const { shots } = await plan(args, situation);

      expect(shots[0].input.prompt.replaceAll('\u00a0', ' ')).toBe('A quiet sea');
    });
});

describe('what is configured', () => {
  const config = (value: object) => ({ files: { '.aivideorc.json': JSON.stringify(value) } });

  it('stands in for options, from the file and from the environment', async () => {
    const { model, shots, concurrency, deadlineSeconds } = await plan('sea -n 4', {
      ...config({ model: 'zeroscope', steps: 20, width: 640, height: 360, negativePrompt: 'blurry' }),
      env: { AIVIDEO_STEPS: '30', AIVIDEO_GUIDANCE_SCALE: '5', AIVIDEO_CONCURRENCY: '3' },
    });

    expect(model).toBe('zeroscope');
    expect(shots[0].input).toMatchObject({
      ...{ num_inference_steps: 30, guidance_scale: 5, width: 640, height: 360, negative_prompt: 'blurry' },
    });
    expect({ concurrency, deadlineSeconds }).toEqual({ concurrency: 3, deadlineSeconds: 1800 });
  });

  it('yields to options, a size as a whole', async () => {
    const { shots } = await plan('sea -m zeroscope --steps 10 --aspect 1:1 --duration 2', {
      ...config({ steps: 20, width: 640, height: 360, frames: 99 }),
    });

    expect(shots[0].input).toMatchObject({ num_inference_steps: 10, num_frames: 16 });
    expect(shots[0].input.width).toBe(shots[0].input.height);
  });

  it('holds inputs, a deadline and a price for one model', async () => {
    const models = {
      veo: {},
      'veo-3.1': { deadlineSeconds: 60, priceUsd: 2, input: { generate_audio: false } },
    };

    const { shots, deadlineSeconds, price } = await plan('sea -m veo', config({ models }));

    expect(shots[0].input).toMatchObject({ generate_audio: false });
    expect(deadlineSeconds).toBe(60);
    expect(price).toMatchObject({ kind: 'estimate', lowUsd: 2, highUsd: 2 });
  });

  it('lets options and --input go before the inputs of a model', async () => {
    const models = { zeroscope: { input: { num_frames: 40, fps: 6, init_weight: 0.1 } } };

    const { shots } = await plan('sea -m zeroscope --frames 30 --input init_weight=0.2', config({ models }));

    expect(shots[0].input).toMatchObject({ num_frames: 30, fps: 6, init_weight: 0.2 });
  });

  it('has the same limits as the options of the same name', () => {
    const command = new Command();
    generateCommand.define(command);
    const other: Readonly<Record<string, string>> = {
      deadline: 'deadlineSeconds',
      timeout: 'timeoutSeconds',
    };
    const limits = [0, 1, 5, 16, 64, 100, 120, 1000, 8192, 10_000, 86_400, 604_800, 1_000_000];
    const numbers = limits.flatMap((limit) => [limit - 1, limit - 0.5, limit, limit + 1]);
    const compared: string[] = [];

    for (const option of command.options) {
      const schema = Object.entries(settingsSchema.shape).find(
        ([key]) => key === (other[option.attributeName()] ?? option.attributeName()),
      )?.[1];
      const { parseArg } = option;
      if (schema === undefined || parseArg === undefined || schema.safeParse('16:9').success) continue;
      compared.push(option.attributeName());
      // A length of time may have a fraction, which the provider rounds up.
      const isTime = option.attributeName() in other;
      for (const number of isTime ? limits.flatMap((limit) => [limit - 1, limit, limit + 1]) : numbers) {
        const taken = takes(() => parseArg(String(number), undefined));
        expect([option.long, number, taken]).toEqual([option.long, number, schema.safeParse(number).success]);
      }
    }

    expect(compared.sort()).toEqual(
      'concurrency deadline fps frames guidanceScale height maxCost prompts steps timeout width'.split(' '),
    );
  });
});

function takes(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
