import { describe, expect, it } from 'vitest';
import { expectedFromInput } from '../../../src/domain/check/expected-clip.js';
import { findModel } from '../../../src/domain/models/index.js';

describe('what an input says of its clip', () => {
  it.each([
    [
      'zeroscope',
      { num_frames: 24, fps: 8, width: 576, height: 320 },
      { frames: 24, fps: 8, durationSeconds: 3, width: 576, height: 320 },
    ],
    [
      'draft',
      { frames: 120, fps: 24, width: 1280, height: 720 },
      { frames: 120, fps: 24, durationSeconds: 5, width: 1280, height: 720 },
    ],
    ['veo-3', { duration: 8, generate_audio: true }, { durationSeconds: 8, hasSound: true }],
    ['veo-3', { duration: 8, generate_audio: false }, { durationSeconds: 8 }],
    ['zeroscope', {}, {}],
  ])('is read by the rules of %s', (model, input, expected) => {
    expect(expectedFromInput(input, findModel(model)?.options)).toEqual(expected);
  });

  it('is nothing for a model that nobody knows, but for sound', () => {
    expect(expectedFromInput({ frames: 24, generate_audio: true })).toEqual({ hasSound: true });
  });
});
