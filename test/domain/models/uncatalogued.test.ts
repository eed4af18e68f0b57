import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import {
  buildSchema,
  choice,
  integer,
  number,
  text,
  uri,
  uriList,
} from '../../../src/domain/models/build-schema.js';
import type { CommonOptions } from '../../../src/domain/models/common-options.js';
import { mapOptions } from '../../../src/domain/models/map-options.js';
import { type ModelSchema, parseModelSchema } from '../../../src/domain/models/model-schema.js';
import { validateInput } from '../../../src/domain/models/validate-input.js';

function published(slug: string): ModelSchema {
  const file = new URL(
    `../../fixtures/replicate/model-schemas/${slug.replace('/', '__')}.json`,
    import.meta.url,
  );
  return parseModelSchema(JSON.parse(readFileSync(file, 'utf8')).openapi_schema);
}

function mapped(schema: ModelSchema, options: CommonOptions, extra: JsonObject = {}) {
  return mapOptions({ schema, options, extra, modelName: 'some/model' });
}

describe('a model outside the catalogue, known by its schema alone,', () => {
  test.each([
    [
      'kwaivgi/kling-v2.5-turbo-pro',
      { image: '@a', lastImage: '@b' },
      { start_image: '@a', end_image: '@b' },
    ],
    [
      'minimax/hailuo-02',
      { image: '@a', resolution: '768p' },
      { first_frame_image: '@a', resolution: '768p' },
    ],
    ['openai/sora-2', { image: '@a', durationSeconds: 8 }, { input_reference: '@a', seconds: 8 }],
    ['google/veo-3.1', { lastImage: '@b', aspect: '9:16' }, { last_frame: '@b', aspect_ratio: '9:16' }],
    [
      'christophy/stable-video-diffusion',
      { image: '@a', fps: 10 },
      { input_image: '@a', frames_per_second: 10 },
    ],
    [
      'pixverse/pixverse-v5',
      { resolution: '720p', negativePrompt: 'x' },
      { quality: '720p', negative_prompt: 'x' },
    ],
    ['wan-video/wan-2.5-t2v', { aspect: '9:16', resolution: '1080p' }, { size: '1080*1920' }],
    ['wan-video/wan-2.2-t2v-fast', { durationSeconds: 6 }, { num_frames: 96 }],
    ['anotherjesse/zeroscope-v2-xl', { width: 577, steps: 9 }, { width: 576, num_inference_steps: 9 }],
    ['lucataco/animate-diff', { negativePrompt: 'x', steps: 9 }, { n_prompt: 'x', steps: 9 }],
    [
      'tencent/hunyuan-video',
      { guidanceScale: 3, frames: 49 },
      { embedded_guidance_scale: 3, video_length: 49 },
    ],
    ['topazlabs/video-upscale', { initVideo: '@v' }, { video: '@v' }],
    ['lucataco/real-esrgan-video', { initVideo: '@v' }, { video_path: '@v' }],
  ] as const)('%s: %j becomes %j', (slug, options, input) => {
    const schema = published(slug);

    const result = mapped(schema, { prompt: 'a cat', ...options });

    expect(result.input).toMatchObject(input);
    expect(() => validateInput(schema, result.input, slug)).not.toThrow();
  });

  test('is named by its slug in adjustments and errors', () => {
    const schema = buildSchema('uri', [text('prompt')]);

    expect(mapped(schema, { steps: 5 }).adjustments[0]?.reason).toBe('some/model takes no number of steps');
    expect(() => mapped(schema, { image: '@a' })).toThrow(/^`some\/model` takes no start image/);
  });

  test('takes files by names that hold text only', () => {
    const schema = buildSchema('uri', [uriList('image'), uri('first_frame')]);

    expect(mapped(schema, { image: '@a' })).toMatchObject({
      input: { first_frame: '@a' },
      mediaInputs: { image: 'first_frame' },
    });
  });

  test('does not take an enum of words for a resolution', () => {
    const schema = buildSchema('uri', [
      choice('quality', ['draft', 'final']),
      integer('width'),
      integer('height'),
    ]);

    expect(mapped(schema, { resolution: '720p' }).input).toEqual({ width: 1280, height: 720 });
  });

  test('gets a shape and a resolution as they are written where it takes any text', () => {
    const schema = buildSchema('uri', [text('aspect_ratio'), text('resolution')]);

    expect(mapped(schema, { aspect: '5:4', resolution: '720p' })).toMatchObject({
      input: { aspect_ratio: '5:4', resolution: '720p' },
      adjustments: [],
    });
  });

  test('gets seconds rather than frames where it takes both', () => {
    const schema = buildSchema('uri', [integer('num_frames'), number('duration', { maximum: 10 })]);

    expect(mapped(schema, { durationSeconds: 2.5 }).input).toEqual({ duration: 2.5 });
  });

  test('gets frames at 24 fps where it does not tell its rate', () => {
    const schema = buildSchema('uri', [integer('num_frames')]);

    expect(mapped(schema, { durationSeconds: 2 }).input).toEqual({ num_frames: 48 });
  });

  test('tells whether it takes a seed', () => {
    expect(mapped(buildSchema('uri', [integer('seed')]), {}).takesSeed).toBe(true);
    expect(mapped(buildSchema('uri', [text('seed')]), {}).takesSeed).toBe(false);
  });

  test('keeps inputs that are given outright', () => {
    expect(mapped(buildSchema('uri', [text('style')]), {}, { style: 'anime' }).input).toEqual({
      style: 'anime',
    });
  });
});
