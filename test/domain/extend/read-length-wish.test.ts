import { describe, expect, it } from 'vitest';
import { readLengthWish } from '../../../src/domain/extend/read-length-wish.js';

/** A clip of 2 s at 24 frames a second, of which the last half second is black. */
const clip = { path: 'clip.mp4', rate: { numerator: 24, denominator: 1 }, clipFrames: 48, keptFrames: 36 };

describe('how much longer a clip is to be', () => {
  it.each([
    ['so many seconds of new pictures', { by: 4 }, { wish: { kind: 'frames', frames: 96 }, frames: 132 }],
    ['a length of the whole', { to: 4 }, { wish: { kind: 'frames', frames: 60 }, frames: 96 }],
    ['so many pieces', { times: 3 }, { wish: { kind: 'times', times: 3 } }],
    ['one piece by itself', {}, { wish: { kind: 'times', times: 1 } }],
    [
      'so many seconds so many times',
      { by: 2, times: 2 },
      { wish: { kind: 'frames', frames: 96, times: 2 }, frames: 132 },
    ],
    [
      'a length in so many pieces',
      { to: 4, times: 2 },
      { wish: { kind: 'frames', frames: 60, times: 2 }, frames: 96 },
    ],
  ] as const)('is %s', (_, asked, wanted) => {
    expect(readLengthWish(asked, clip)).toEqual(wanted);
  });

  it.each([
    [{ to: 2 }, '`--to 2` is not longer than `clip.mp4`, which lasts 2 s'],
    [{ by: 0.01 }, '`--by 0.01` is less than one frame'],
  ])('is refused as %j', (asked, message) => {
    expect(() => readLengthWish(asked, clip)).toThrow(message);
  });
});
