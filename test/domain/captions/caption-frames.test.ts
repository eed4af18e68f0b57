import { describe, expect, it } from 'vitest';
import { captionFrames } from '../../../src/domain/captions/caption-frames.js';

function frames(times: readonly (readonly [number, number])[], numerator: number, denominator = 1) {
  const cues = times.map(([startMs, endMs]) => ({ startMs, endMs, text: 'x' }));
  return captionFrames(cues, { numerator, denominator }).map(({ startFrame, endFrame }) => [
    startFrame,
    endFrame,
  ]);
}

describe('captions in frames', () => {
  it('rounds times to the nearest frame', () => {
    expect(
      frames(
        [
          [1000, 2000],
          [2500, 3021],
        ],
        24,
      ),
    ).toEqual([
      [24, 48],
      [60, 73],
    ]);
  });

  it('does not drift at 29.97 fps: after an hour it is at frame 107892', () => {
    expect(frames([[3_600_000, 3_601_001]], 30_000, 1001)).toEqual([[107_892, 107_922]]);
  });

  it('shows each for at least one frame, and never two at once', () => {
    expect(
      frames(
        [
          [0, 10],
          [10, 20],
          [20, 30],
          [1000, 1010],
        ],
        8,
      ),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [8, 9],
    ]);
  });

  it('gives neighbours a common frame to end and begin at', () => {
    expect(
      frames(
        [
          [0, 1020],
          [1020, 2000],
        ],
        25,
      ),
    ).toEqual([
      [0, 26],
      [26, 50],
    ]);
  });
});
