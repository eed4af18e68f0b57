import { describe, expect, test } from 'vitest';
import type { CommonOptions } from '../../../src/domain/models/common-options.js';
import { mapped } from './mapped.js';

/** Adjustments as one line each: `duration rounded 7 -> 10 (...)`. */
function told(name: string, options: CommonOptions): string[] {
  return mapped(name, options).adjustments.map(
    ({ option, kind, asked, used, reason }) => `${option} ${kind} ${asked} -> ${used} (${reason})`,
  );
}

describe('models that count seconds', () => {
  test.each([
    [7, 10, 'duration rounded 7 -> 10 (kling-2.5 gives 5 or 10 s)'],
    [6, 5, 'duration rounded 6 -> 5 (kling-2.5 gives 5 or 10 s)'],
    [3, 5, 'duration clamped 3 -> 5 (kling-2.5 gives 5 or 10 s)'],
    [60, 10, 'duration clamped 60 -> 10 (kling-2.5 gives 5 or 10 s)'],
  ])('kling makes of %d s %d s and says so', (durationSeconds, used, adjustment) => {
    expect(mapped('kling', { durationSeconds }).input.duration).toBe(used);
    expect(told('kling', { durationSeconds })).toEqual([adjustment]);
  });

  test.each([
    ['veo', 'duration', 6, 6],
    ['sora', 'seconds', 8, 8],
    ['seedance', 'duration', 12, 12],
    ['grok', 'duration', 1, 1],
  ])('%s gets a length that it has as `%s`', (name, input, durationSeconds, value) => {
    const { input: sent, adjustments } = mapped(name, { durationSeconds });

    expect(sent[input]).toBe(value);
    expect(adjustments).toEqual([]);
  });

  test('a tie goes up', () => {
    expect(mapped('veo', { durationSeconds: 5 }).input.duration).toBe(6);
    expect(mapped('veo', { durationSeconds: 7 }).input.duration).toBe(8);
  });

  test('a fraction is rounded where the model takes whole seconds', () => {
    expect(mapped('grok', { durationSeconds: 4.4 }).input.duration).toBe(4);
    expect(told('grok', { durationSeconds: 4.4 })).toEqual([
      'duration rounded 4.4 -> 4 (grok-imagine gives 1 to 15 s)',
    ]);
  });

  test('a length never falls on a number that means something else', () => {
    expect(mapped('seedance-2', { durationSeconds: 0.2 }).input.duration).toBe(1);
  });

  test('frames become seconds by the rate of the model', () => {
    expect(mapped('veo', { frames: 96 })).toMatchObject({ input: { duration: 4 }, adjustments: [] });
    expect(told('veo', { frames: 120 })).toEqual(['frames rounded 120 -> 144 (veo-3.1 gives 4, 6 or 8 s)']);
  });

  test('a model that does not tell its rate is counted at 24 fps, and that is said', () => {
    expect(mapped('kling', { frames: 120 }).input.duration).toBe(5);
    expect(told('kling', { frames: 120 })).toEqual([
      'frames rounded 120 -> 120 (kling-2.5 does not tell its rate, 24 fps are assumed)',
    ]);
  });

  test('seconds decide when frames disagree', () => {
    expect(mapped('veo', { frames: 96, durationSeconds: 8 }).input.duration).toBe(8);
    expect(told('veo', { frames: 96, durationSeconds: 8 })).toEqual([
      'frames rounded 96 -> 192 (frames and seconds disagree at 24 fps)',
    ]);
  });
});

describe('models that count frames', () => {
  test('seconds become frames by the rate of the model', () => {
    expect(mapped('zeroscope', { durationSeconds: 4 })).toMatchObject({
      input: { num_frames: 32 },
      adjustments: [],
    });
    expect(mapped('draft', { durationSeconds: 2.5 }).input).toMatchObject({ frames: 60, fps: 24 });
  });

  test('seconds become frames by the rate that was asked for', () => {
    expect(mapped('zeroscope', { durationSeconds: 2, fps: 24 }).input).toMatchObject({
      num_frames: 48,
      fps: 24,
    });
  });

  test('frames and seconds together choose the rate', () => {
    expect(mapped('zeroscope', { frames: 48, durationSeconds: 4 })).toMatchObject({
      input: { num_frames: 48, fps: 12 },
      adjustments: [],
    });
  });

  test('frames decide when all three disagree', () => {
    const options = { frames: 48, durationSeconds: 4, fps: 8 };

    expect(mapped('zeroscope', options).input).toMatchObject({ num_frames: 48, fps: 8 });
    expect(told('zeroscope', options)).toEqual([
      'duration rounded 4 -> 6 (frames and seconds disagree at 8 fps)',
    ]);
  });

  test('hunyuan takes 4k+1 frames', () => {
    expect(mapped('hunyuan', { durationSeconds: 5 })).toMatchObject({
      input: { video_length: 121 },
      adjustments: [],
    });
    expect(mapped('hunyuan', { frames: 50 }).input.video_length).toBe(49);
    expect(mapped('hunyuan', { frames: 5000 }).input.video_length).toBe(197);
    expect(told('hunyuan', { frames: 51 })).toEqual([
      'frames rounded 51 -> 53 (hunyuan gives 1 to 197 in steps of 4 frames, here at 24 fps)',
    ]);
  });

  test('ltx has a list of lengths', () => {
    expect(mapped('ltx', { durationSeconds: 5 }).input.length).toBe(129);
    expect(told('ltx', { durationSeconds: 5 })).toEqual([
      'duration rounded 5 -> 5.38 (ltx gives 97, 129, 161, 193, 225 or 257 frames, here at 24 fps)',
    ]);
  });

  test('svd names its lengths', () => {
    const image = '@cat.png';

    expect(mapped('svd', { image, frames: 25 }).input.video_length).toBe('25_frames_with_svd_xt');
    expect(mapped('svd', { image, frames: 14 }).input.video_length).toBe('14_frames_with_svd');
    expect(told('svd', { image, frames: 20 })).toEqual([
      'frames rounded 20 -> 25 (svd gives 14 or 25 frames, here at 6 fps)',
    ]);
    expect(mapped('svd-xt', { image }).input.video_length).toBe('25_frames_with_svd_xt');
  });

  test('a length that is off by a frame is no difference', () => {
    expect(mapped('wan', { durationSeconds: 5 })).toMatchObject({
      input: { num_frames: 81 },
      adjustments: [],
    });
  });

  test('a length out of reach is moved to the nearest', () => {
    expect(told('wan', { durationSeconds: 10 })).toEqual([
      'duration clamped 10 -> 7.56 (wan-2.2 gives 81 to 121 frames, here at 16 fps)',
    ]);
  });

  test('there is always one frame', () => {
    expect(mapped('zeroscope', { durationSeconds: 0.01 }).input.num_frames).toBe(1);
  });
});

describe('models of one length', () => {
  test('say what they make instead', () => {
    expect(told('video-01', { durationSeconds: 10 })).toEqual([
      'duration rounded 10 -> 6 (video-01 always makes 6 s)',
    ]);
    expect(told('animatediff', { frames: 32 })).toEqual([
      'frames rounded 32 -> 16 (animatediff always makes 2 s)',
    ]);
  });

  test('say nothing when that was asked for', () => {
    expect(told('video-01', { durationSeconds: 6, frames: 150, fps: 25 })).toEqual([]);
    expect(told('hotshot', { frames: 8, fps: 8, durationSeconds: 1 })).toEqual([]);
  });
});

describe('frame rates', () => {
  test('go to the input of the model', () => {
    expect(mapped('hunyuan', { fps: 30 })).toMatchObject({ input: { fps: 30 }, adjustments: [] });
  });

  test('are moved to the nearest limit', () => {
    expect(told('svd', { image: '@cat.png', fps: 3 })).toEqual([
      'fps clamped 3 -> 5 (svd takes 5 to 30 fps)',
    ]);
    expect(told('seedance', { fps: 30 })).toEqual(['fps clamped 30 -> 24 (seedance-1-pro takes 24 fps)']);
  });

  test('say what the model makes always', () => {
    expect(told('veo', { fps: 30 })).toEqual(['fps unsupported 30 -> 24 (veo-3.1 always makes 24 fps)']);
    expect(told('veo', { fps: 24 })).toEqual([]);
  });

  test('say that the model chooses', () => {
    expect(told('sora', { fps: 30 })).toEqual([
      'fps unsupported 30 -> undefined (sora-2 chooses the frame rate itself)',
    ]);
  });

  test('and numbers of frames are not changed by interpolation', () => {
    expect(mapped('wan', { fps: 24 }).input).toMatchObject({
      frames_per_second: 24,
      interpolate_output: false,
    });
    expect(mapped('wan', { frames: 100 }).input).toMatchObject({
      num_frames: 100,
      interpolate_output: false,
    });
    expect(mapped('wan', { durationSeconds: 6 }).input).not.toHaveProperty('interpolate_output');
  });
});
