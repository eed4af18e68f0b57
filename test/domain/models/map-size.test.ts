import { describe, expect, test } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { buildSchema, choice } from '../../../src/domain/models/build-schema.js';
import type { CommonOptions } from '../../../src/domain/models/common-options.js';
import { mapOptions } from '../../../src/domain/models/map-options.js';
import { mapped, model } from './mapped.js';

function told(name: string, options: CommonOptions): string[] {
  return mapped(name, options).adjustments.map(
    ({ option, kind, asked, used, reason }) => `${option} ${kind} ${asked} -> ${used} (${reason})`,
  );
}

describe('models that take pixels', () => {
  test('get what was asked where it is possible', () => {
    expect(mapped('zeroscope', { width: 448, height: 256 })).toMatchObject({
      input: { width: 448, height: 256 },
      adjustments: [],
    });
  });

  test.each([
    [{ aspect: '9:16' }, 320, 576],
    [{ aspect: '1:1' }, 432, 432],
    [{ resolution: '720p' }, 1280, 720],
    [{ resolution: '720p', aspect: '9:16' }, 720, 1280],
    [{ resolution: '480p', aspect: '4:3' }, 640, 480],
    [{ width: 1024 }, 1024, 568],
    [{ width: 640, aspect: '16:9' }, 640, 360],
    [{ height: 640, aspect: '9:16' }, 360, 640],
  ])('zeroscope makes of %j %dx%d', (options, width, height) => {
    expect(mapped('zeroscope', options).input).toMatchObject({ width, height });
  });

  test('say which multiple a side was moved to', () => {
    expect(told('zeroscope', { width: 577, height: 320 })).toEqual([
      'width rounded 577 -> 576 (zeroscope takes 256 or more in steps of 8 pixels a side)',
    ]);
  });

  test('say when a shape is not met to the pixel', () => {
    expect(told('zeroscope', { aspect: '16:9' })).toEqual([
      'aspect rounded 16:9 -> 576x320 (zeroscope takes 256 or more in steps of 8 pixels a side)',
    ]);
    expect(told('draft', { aspect: '16:9' })).toEqual([]);
  });

  test('keep the shape of a size that is too large or too small', () => {
    expect(mapped('hunyuan', { width: 1920, height: 1080 }).input).toMatchObject({
      width: 1280,
      height: 720,
    });
    expect(mapped('zeroscope', { width: 160, height: 90 }).input).toMatchObject({ width: 456, height: 256 });
    expect(told('hunyuan', { width: 1920, height: 1080 })).toEqual([
      'width clamped 1920 -> 1280 (hunyuan takes 16 to 1280 in steps of 16 pixels a side)',
      'height clamped 1080 -> 720 (hunyuan takes 16 to 1280 in steps of 16 pixels a side)',
    ]);
  });

  test('say when width and height contradict the aspect', () => {
    expect(told('zeroscope', { width: 512, height: 512, aspect: '16:9' })).toEqual([
      'aspect rounded 16:9 -> 512x512 (zeroscope takes 256 or more in steps of 8 pixels a side)',
    ]);
  });

  test('take the nearest of a list of sides', () => {
    expect(mapped('hotshot', { width: 600, height: 333 }).input).toMatchObject({ width: 576, height: 320 });
  });
});

describe('models that take an aspect ratio and a resolution', () => {
  test('get both by name', () => {
    expect(mapped('seedance', { aspect: '21:9', resolution: '480p' })).toMatchObject({
      input: { aspect_ratio: '21:9', resolution: '480p' },
      adjustments: [],
    });
    expect(mapped('pixverse', { resolution: '720p' }).input).toMatchObject({ quality: '720p' });
  });

  test('get the nearest to a size in pixels', () => {
    expect(mapped('wan', { width: 832, height: 480 })).toMatchObject({
      input: { aspect_ratio: '16:9', resolution: '480p' },
      adjustments: [],
    });
    expect(told('veo', { width: 576, height: 320 })).toEqual([
      'width clamped 576 -> 1280 (veo-3.1 gives 720p or 1080p)',
      'height clamped 320 -> 720 (veo-3.1 gives 720p or 1080p)',
    ]);
  });

  test('say which shape is the nearest', () => {
    expect(told('veo', { aspect: '1:1' })).toEqual([
      'aspect rounded 1:1 -> 16:9 (veo-3.1 gives 16:9 or 9:16)',
    ]);
    expect(mapped('veo', { aspect: '3:4' }).input.aspect_ratio).toBe('9:16');
  });

  test('say which resolution is the nearest', () => {
    expect(told('veo', { resolution: '4k' })).toEqual([
      'resolution clamped 4k -> 1080p (veo-3.1 gives 720p or 1080p)',
    ]);
    expect(told('sora', { resolution: '1080p' })).toEqual([
      'resolution rounded 1080p -> 720p (sora-2 always makes 720p)',
    ]);
  });

  test('understand words of their own', () => {
    expect(mapped('seedance-2', { aspect: 'adaptive' })).toMatchObject({
      input: { aspect_ratio: 'adaptive' },
      adjustments: [],
    });
    expect(mapped('sora-2-pro', { resolution: 'high' }).input).toMatchObject({ resolution: 'high' });
  });

  test('get their own words for common ones', () => {
    expect(mapped('sora', { aspect: '16:9' })).toMatchObject({
      input: { aspect_ratio: 'landscape' },
      adjustments: [],
    });
    expect(mapped('sora-2-pro', { resolution: '720p' }).input).toMatchObject({ resolution: 'standard' });
    expect(mapped('kling-3', { resolution: '720p' })).toMatchObject({
      input: { mode: 'standard' },
      adjustments: [],
    });
    expect(mapped('kling-3', { resolution: '1080p' })).toMatchObject({
      input: { mode: 'pro' },
      adjustments: [],
    });
  });

  test('ltx measures the side of a square of the same area', () => {
    expect(mapped('ltx', { width: 768, height: 512 })).toMatchObject({
      input: { aspect_ratio: '3:2', target_size: 640 },
      adjustments: [],
    });
    expect(mapped('ltx', { aspect: '16:9', resolution: '576p' }).input).toMatchObject({ target_size: 768 });
  });

  test('say that the start image decides the shape', () => {
    expect(told('seedance', { image: '@cat.png', aspect: '1:1' })).toEqual([
      'aspect unsupported 1:1 -> undefined (seedance-1-pro takes the shape of the start image)',
    ]);
    expect(mapped('seedance', { image: '@cat.png', aspect: '1:1' }).input).not.toHaveProperty('aspect_ratio');
    expect(told('wan-i2v', { image: '@cat.png', aspect: '1:1' })).toEqual([
      'aspect unsupported 1:1 -> undefined (the start image decides the shape)',
    ]);
  });

  test('say that pixels can not be chosen where only the shape can', () => {
    expect(told('gen4', { width: 1280, height: 720, resolution: '720p' })).toEqual([
      'width rounded 1280 -> 16:9 (gen-4.5 gives 16:9, 9:16, 4:3, 3:4, 1:1 or 21:9)',
      'height rounded 720 -> 16:9 (gen-4.5 gives 16:9, 9:16, 4:3, 3:4, 1:1 or 21:9)',
      'resolution unsupported 720p -> undefined (gen-4.5 chooses the resolution itself)',
    ]);
  });
});

describe('models with one list of sizes', () => {
  test.each([
    [{ resolution: '1080p' }, '1920*1080'],
    [{ resolution: '1080p', aspect: '9:16' }, '1080*1920'],
    [{ aspect: '9:16' }, '720*1280'],
    [{ resolution: '480p' }, '832*480'],
    [{ width: 576, height: 320 }, '832*480'],
    [{ aspect: '1:1' }, '1280*720'],
  ])('wan-2.5 makes of %j %s', (options, size) => {
    expect(mapped('wan-2.5', options).input.size).toBe(size);
  });

  test('say what is the nearest', () => {
    expect(told('wan-2.5-fast', { resolution: '480p' })).toEqual([
      'resolution rounded 480p -> 720p (wan-2.5-fast gives 1280*720, 720*1280, 1920*1080 or 1080*1920)',
    ]);
  });
});

describe('models of one size', () => {
  test('say what they make', () => {
    expect(told('animatediff', { resolution: '720p', aspect: '1:1', width: 512 })).toEqual([
      'resolution rounded 720p -> 512p (animatediff always makes 512x512)',
    ]);
  });

  test('say what decides the size', () => {
    expect(told('svd', { image: '@cat.png', resolution: '720p' })).toEqual([
      'resolution unsupported 720p -> undefined (the start image decides the size)',
    ]);
  });
});

test.each([
  [{ aspect: 'wide' }, '`--aspect` must be a ratio such as `16:9`, got `wide`'],
  [{ aspect: '0:9' }, '`--aspect` must be a ratio such as `16:9`, got `0:9`'],
  [{ resolution: 'sharp' }, '`--resolution` must be one such as `720p`, got `sharp`'],
])('%j is no size', (options, message) => {
  for (const name of ['zeroscope', 'veo', 'wan-2.5'])
    expect(() => mapped(name, options), name).toThrow(
      expect.objectContaining({ constructor: AivideoError, code: 'input-invalid', message }),
    );
});

test('words of built-in properties are no sizes, neither from people nor from a schema', () => {
  const schema = buildSchema('uri', [
    choice('aspect_ratio', ['constructor', '16:9'], { default: '16:9' }),
    choice('mode', ['constructor', 'pro'], { default: 'pro' }),
  ]);
  const definition = model('kling-3');

  expect(() => mapped('zeroscope', { aspect: 'constructor' })).toThrow(/must be a ratio/);
  expect(() => mapped('zeroscope', { resolution: 'constructor' })).toThrow(/must be one such as/);
  expect(
    mapOptions({ definition, schema, options: { aspect: '9:16', resolution: '480p' }, extra: {} }).input,
  ).toEqual({ aspect_ratio: '16:9', mode: 'pro' });
});
