import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { buildSchema, integer, text } from '../../../src/domain/models/build-schema.js';
import { clipSeconds } from '../../../src/domain/models/clip-length.js';
import type { CommonOptions } from '../../../src/domain/models/common-options.js';
import type { ModelDefinition } from '../../../src/domain/models/define-model.js';
import { models } from '../../../src/domain/models/index.js';
import { mapOptions } from '../../../src/domain/models/map-options.js';
import { validateInput } from '../../../src/domain/models/validate-input.js';
import { mapped, model } from './mapped.js';

function errorOf(action: () => unknown): AivideoError {
  try {
    action();
  } catch (error) {
    if (error instanceof AivideoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('what an entry sends by itself', () => {
  test('zeroscope sends its weights and its usual settings with every prompt', () => {
    expect(mapped('zeroscope', { prompt: 'a cat' }).input).toEqual({
      prompt: 'a cat',
      model: '576w',
      num_inference_steps: 50,
      num_frames: 24,
      width: 576,
      height: 320,
      guidance_scale: 7.5,
    });
  });

  test('zeroscope-xl sends its own weights and size', () => {
    expect(mapped('zeroscope-xl', {}).input).toMatchObject({ model: 'xl', width: 1024, height: 576 });
  });

  test('hotshot asks for an MP4', () => {
    expect(mapped('hotshot', {}).input).toMatchObject({ mp4: true });
  });

  test('drafts are 5 s at 24 fps', () => {
    expect(mapped('draft', {}).input).toEqual({ frames: 120, fps: 24, width: 1280, height: 720 });
  });
});

describe('options that go to one input', () => {
  test('go under the name that the model has for them', () => {
    const options = { prompt: 'a', negativePrompt: 'b', steps: 20, guidanceScale: 5, seed: 7 };

    expect(mapped('animatediff', options)).toMatchObject({
      input: { prompt: 'a', n_prompt: 'b', steps: 20, guidance_scale: 5, seed: 7 },
      adjustments: [],
    });
    expect(mapped('hunyuan', { steps: 20, guidanceScale: 5 }).input).toMatchObject({
      infer_steps: 20,
      embedded_guidance_scale: 5,
    });
  });

  test('keep a seed of 0', () => {
    const { input, adjustments, takesSeed } = mapped('zeroscope', { seed: 0 });

    expect(input.seed).toBe(0);
    expect(adjustments).toEqual([]);
    expect(takesSeed).toBe(true);
  });

  test('say so where the model takes none', () => {
    const { input, adjustments, takesSeed } = mapped('kling', { seed: 0, steps: 20, guidanceScale: 5 });

    expect(input).toEqual({});
    expect(takesSeed).toBe(false);
    expect(adjustments).toEqual([
      { option: 'steps', kind: 'unsupported', asked: 20, reason: 'kling-2.5 takes no number of steps' },
      {
        option: 'guidance-scale',
        kind: 'unsupported',
        asked: 5,
        reason: 'kling-2.5 takes no guidance scale',
      },
      { option: 'seed', kind: 'unsupported', asked: 0, reason: 'kling-2.5 takes no seed' },
    ]);
  });

  test('are moved to the nearest limit', () => {
    const { input, adjustments } = mapped('zeroscope', { steps: 1000, guidanceScale: 0.5 });

    expect(input).toMatchObject({ num_inference_steps: 500, guidance_scale: 1 });
    expect(adjustments).toEqual([
      { option: 'steps', kind: 'clamped', asked: 1000, used: 500, reason: 'zeroscope takes 1 to 500' },
      { option: 'guidance-scale', kind: 'clamped', asked: 0.5, used: 1, reason: 'zeroscope takes 1 to 100' },
    ]);
  });

  test('say why a prompt does not steer a model that follows the image alone', () => {
    const { input, adjustments } = mapped('svd', { prompt: 'a cat', image: 'https://example.com/cat.png' });

    expect(input).toEqual({ input_image: 'https://example.com/cat.png' });
    expect(adjustments).toMatchObject([{ option: 'prompt', kind: 'unsupported', asked: 'a cat' }]);
    expect(adjustments[0]?.reason).toContain('words can not steer it');
  });
});

describe('--device', () => {
  test('means nothing where Replicate chooses the hardware', () => {
    expect(mapped('zeroscope', { device: 'cuda' }).adjustments).toEqual([
      { option: 'device', kind: 'unsupported', asked: 'cuda', reason: 'Replicate chooses the hardware' },
    ]);
  });

  test('is what happens anyway for a draft on the processor', () => {
    expect(mapped('draft', { device: 'cpu' }).adjustments).toEqual([]);
    expect(mapped('draft', { device: 'cuda' }).adjustments).toMatchObject([{ kind: 'unsupported' }]);
  });
});

describe('images and videos', () => {
  test.each([
    ['wan-i2v', 'image'],
    ['kling', 'start_image'],
    ['hailuo', 'first_frame_image'],
    ['sora', 'input_reference'],
    ['svd', 'input_image'],
    ['ltx', 'image'],
  ])('%s gets a start image as `%s`', (name, input) => {
    const result = mapped(name, { image: '@cat.png' });

    expect(result.input[input]).toBe('@cat.png');
    expect(result.mediaInputs).toEqual({ image: input });
  });

  test('a last frame goes with a first', () => {
    const { input, mediaInputs } = mapped('ray', { image: '@a.png', lastImage: '@b.png' });

    expect(input).toMatchObject({ start_image: '@a.png', end_image: '@b.png' });
    expect(mediaInputs).toEqual({ image: 'start_image', lastImage: 'end_image' });
  });

  test('an initial video goes to zeroscope', () => {
    expect(mapped('zeroscope-xl', { initVideo: '@a.mp4' })).toMatchObject({
      input: { init_video: '@a.mp4' },
      mediaInputs: { initVideo: 'init_video' },
    });
  });

  test('an image for a model that starts from words alone is an error that names those that can', () => {
    const error = errorOf(() => mapped('wan', { image: '@cat.png' }));

    expect(error.code).toBe('model-incapable');
    expect(error.message).toMatch(
      /^`wan-2.2` takes no start image, but `wan-2.2-i2v`, `ltx`, .* and \d+ more can$/,
    );
    expect(error.details).toMatchObject({ model: 'wan-2.2', option: 'image' });
    expect(error.details.models).toContain('kling-2.5');
    expect(error.details.models).not.toContain('zeroscope');
  });

  test('a video for a model that takes none is an error that names those that can', () => {
    const error = errorOf(() => mapped('kling', { initVideo: '@a.mp4' }));

    expect(error.code).toBe('model-incapable');
    expect(error.message).toBe(
      '`kling-2.5` takes no initial video, but `zeroscope`, `zeroscope-xl` or `grok-imagine` can',
    );
  });

  test.each(['svd', 'wan-i2v', 'kling-2.1'])(
    '%s without an image is an error that names the option',
    (name) => {
      const error = errorOf(() => mapped(name, { prompt: 'a cat' }));

      expect(error.code).toBe('input-invalid');
      expect(error.message).toContain('`--image`');
    },
  );

  test('an image by `--input` is an image too', () => {
    expect(() => mapped('svd', {}, { input_image: '@cat.png' })).not.toThrow();
  });

  test('a last frame without the first is an error where the model needs both', () => {
    expect(errorOf(() => mapped('seedance', { lastImage: '@b.png' })).message).toBe(
      '`seedance-1-pro` takes `--last-image` only together with `--image`',
    );
    expect(() => mapped('seedance', { lastImage: '@b.png' }, { image: '@a.png' })).not.toThrow();
    expect(() => mapped('hailuo-02', { lastImage: '@b.png' })).not.toThrow();
  });
});

describe('values that do not go together', () => {
  test('hailuo-02 makes 10 s at 768p, whatever its default', () => {
    expect(mapped('hailuo-02', { durationSeconds: 10 })).toMatchObject({
      input: { duration: 10, resolution: '768p' },
      adjustments: [
        { option: 'resolution', asked: '1080p', used: '768p', reason: 'hailuo-02 makes 10 s at 768p only' },
      ],
    });
  });

  test('the length that was asked for goes before the size', () => {
    const { input, adjustments } = mapped('veo-3.1-lite', { durationSeconds: 4, resolution: '1080p' });

    expect(input).toMatchObject({ duration: 4, resolution: '720p' });
    expect(adjustments).toMatchObject([
      { option: 'resolution', kind: 'rounded', asked: '1080p', used: '720p' },
    ]);
  });

  test('what goes together is left alone', () => {
    expect(mapped('veo-3.1-lite', { durationSeconds: 8, resolution: '1080p' }).adjustments).toEqual([]);
    expect(mapped('hailuo-02', { durationSeconds: 6 }).input).not.toHaveProperty('resolution');
  });

  test('a last frame takes kling-2.1 to the mode that knows it', () => {
    const { input } = mapped('kling-2.1', { image: '@a.png', lastImage: '@b.png' });

    expect(input.mode).toBe('pro');
  });

  test('an input that is given outright stays', () => {
    expect(mapped('hailuo-02', { durationSeconds: 10 }, { resolution: '1080p' }).input.resolution).toBe(
      '1080p',
    );
  });
});

describe('inputs that are given outright', () => {
  test('go before options, and the options say so', () => {
    const { input, adjustments } = mapped('kling', { durationSeconds: 7 }, { duration: 5 });

    expect(input.duration).toBe(5);
    expect(adjustments).toEqual([
      {
        option: 'duration',
        kind: 'unsupported',
        asked: 7,
        used: 5,
        reason: '`--input duration` goes before it',
      },
    ]);
  });

  test('say nothing when they agree with the option', () => {
    expect(mapped('kling', { durationSeconds: 5 }, { duration: 5 }).adjustments).toEqual([]);
  });

  test('go before what the entry sends by itself', () => {
    expect(mapped('zeroscope', {}, { model: 'potat1', width: 256 }).input).toMatchObject({
      model: 'potat1',
      width: 256,
    });
  });

  test('take the place of a file, which is then not attached', () => {
    expect(mapped('kling', { image: '@a.png' }, { start_image: '@b.png' })).toMatchObject({
      input: { start_image: '@b.png' },
      mediaInputs: {},
    });
  });

  test('count when seconds become frames', () => {
    expect(mapped('zeroscope', { durationSeconds: 2 }, { fps: 24 }).input.num_frames).toBe(48);
  });

  test('yield to options when they are presets from the configuration', () => {
    const definition = model('kling');
    const preset = { duration: 10, negative_prompt: 'blurry' };

    const { input, adjustments } = mapOptions({
      definition,
      schema: definition.schema,
      options: { durationSeconds: 5 },
      extra: {},
      preset,
    });

    expect(input).toEqual({ duration: 5, negative_prompt: 'blurry' });
    expect(adjustments).toEqual([]);
  });
});

describe('a schema that has changed since the catalogue was written', () => {
  const definition = model('zeroscope');

  test('loses only what it does not have any more', () => {
    const schema = buildSchema('uri', [text('prompt'), integer('num_frames'), integer('seed')]);

    const { input, adjustments } = mapOptions({
      definition,
      schema,
      options: { prompt: 'a', steps: 9 },
      extra: {},
    });

    expect(input).toEqual({ prompt: 'a', num_frames: 24 });
    expect(adjustments).toEqual([
      {
        option: 'model',
        kind: 'unsupported',
        asked: '576w',
        reason: "the model's present version has no input model",
      },
      { option: 'steps', kind: 'unsupported', asked: 9, reason: 'zeroscope takes no number of steps' },
    ]);
  });

  test('is followed under a new name that is known', () => {
    const schema = buildSchema('uri', [text('prompt'), integer('inference_steps')]);

    expect(mapOptions({ definition, schema, options: { steps: 9 }, extra: {} }).input).toEqual({
      inference_steps: 9,
    });
  });

  test('sets the limits that count', () => {
    const schema = buildSchema('uri', [integer('num_inference_steps', { maximum: 30 })]);

    expect(mapOptions({ definition, schema, options: { steps: 40 }, extra: {} }).input).toEqual({
      num_inference_steps: 30,
    });
  });
});

/** Something for every option; images only where the model takes them. */
function optionsFor(definition: ModelDefinition): fc.Arbitrary<CommonOptions> {
  const { image, lastImage } = definition.options;
  const needsImage = definition.kind === 'image-to-video';
  return fc.record(
    {
      prompt: fc.constant('a cat'),
      negativePrompt: fc.constant('dogs'),
      steps: fc.integer({ min: 1, max: 600 }),
      frames: fc.integer({ min: 1, max: 5000 }),
      fps: fc.integer({ min: 1, max: 120 }),
      durationSeconds: fc.double({ min: 0.1, max: 60, noNaN: true }),
      width: fc.integer({ min: 16, max: 5000 }),
      height: fc.integer({ min: 16, max: 5000 }),
      aspect: fc.constantFrom('16:9', '9:16', '1:1', '21:9', '5:4', '3:7'),
      resolution: fc.constantFrom('480p', '540p', '720p', '1080p', '4k'),
      guidanceScale: fc.double({ min: 0, max: 200, noNaN: true }),
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      device: fc.constantFrom('cuda', 'mps'),
      ...(image !== undefined && { image: fc.constant('https://example.com/a.png') }),
      ...(lastImage !== undefined && { lastImage: fc.constant('https://example.com/b.png') }),
    },
    { requiredKeys: needsImage || lastImage?.needsImage === true ? ['image'] : [] },
  ) as fc.Arbitrary<CommonOptions>;
}

describe.each(models)('whatever is asked of $name', (definition) => {
  const { schema, options: map } = definition;

  test('the input is one that the model takes', () => {
    fc.assert(
      fc.property(optionsFor(definition), (options) => {
        const { input } = mapOptions({
          definition,
          schema,
          options: { prompt: 'a cat', ...options },
          extra: {},
        });

        validateInput(schema, input, definition.name);
      }),
    );
  });

  test('nothing is left out or changed without an adjustment', () => {
    fc.assert(
      fc.property(optionsFor(definition), (options) => {
        const { input, adjustments } = mapOptions({ definition, schema, options, extra: {} });
        const adjusted = new Set(adjustments.map(({ option }) => option));

        const plain = [
          ['prompt', 'prompt', map.prompt],
          ['negativePrompt', 'negative-prompt', map.negativePrompt],
          ['steps', 'steps', map.steps],
          ['guidanceScale', 'guidance-scale', map.guidanceScale],
          ['seed', 'seed', map.seed],
        ] as const;
        for (const [key, option, name] of plain)
          if (options[key] !== undefined && !adjusted.has(option))
            expect(input[name ?? '']).toBe(options[key]);
        const [seconds = 0] = clipSeconds(definition, schema, input) ?? [];
        if (options.durationSeconds !== undefined && !adjusted.has('duration'))
          expect(Math.abs(seconds - options.durationSeconds)).toBeLessThanOrEqual(
            1.001 / Number(input.fps ?? 5),
          );
        if (map.size?.by === 'pixels')
          for (const side of ['width', 'height'] as const)
            if (options[side] !== undefined && !adjusted.has(side))
              expect(input[map.size[side]]).toBe(options[side]);
        if (options.device !== undefined) expect(adjusted).toContain('device');
        for (const { kind, asked, used } of adjustments)
          if (kind === 'clamped') expect(used, JSON.stringify(adjustments)).not.toBe(asked);
      }),
    );
  });
});
