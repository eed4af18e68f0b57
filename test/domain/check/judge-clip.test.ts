import { describe, expect, it } from 'vitest';
import { goodMedia, judged } from './measured.js';

describe('the judgement of a clip', () => {
  it('finds nothing in a good clip', () => {
    expect(judged({}, { durationSeconds: 3, frames: 24, width: 576, height: 320, fps: 8 })).toEqual([]);
  });

  it('calls a clip black when half of it or more is', () => {
    const half = [{ fromSeconds: 1, toSeconds: 2.5 }];
    const less = [{ fromSeconds: 1, toSeconds: 2.4 }];

    expect(judged({ black: half })).toEqual(['black: 1.5 of 3 s are black']);
    expect(judged({ black: less })).toEqual([]);
  });

  it('names a black stretch of two seconds in a long clip', () => {
    const black = [
      { fromSeconds: 5, toSeconds: 7 },
      { fromSeconds: 9, toSeconds: 10.9 },
    ];

    expect(judged({ black, pictureSeconds: 20 })).toEqual(['black-part: black from 5 to 7 s']);
  });

  it('does not call a black clip frozen as well', () => {
    const whole = [{ fromSeconds: 0, toSeconds: 3 }];

    expect(judged({ black: whole, still: whole, brightness: Array(24).fill(0) })).toEqual([
      'black: 3 of 3 s are black',
    ]);
  });

  it('calls a clip frozen when the picture stands still for half of it or more', () => {
    expect(judged({ still: [{ fromSeconds: 1.5, toSeconds: 3 }] })).toEqual([
      'frozen: the picture stands still for 1.5 of 3 s',
    ]);
    expect(judged({ still: [{ fromSeconds: 1.6, toSeconds: 3 }] })).toEqual([]);
  });

  it('names a still stretch of two seconds in a long clip', () => {
    expect(judged({ still: [{ fromSeconds: 1, toSeconds: 3 }], pictureSeconds: 20 })).toEqual([
      'frozen-part: the picture stands still from 1 to 3 s',
    ]);
  });

  it('calls a clip broken when frames are lost in decoding', () => {
    expect(judged({ frames: 22 })).toEqual(['broken: 22 of 24 frames can be decoded']);
    expect(judged({ frames: 23 })).toEqual([]);
  });

  it('calls a clip broken when the decoder complains, and says what it says', () => {
    expect(judged({ complaints: { count: 3, examples: ['error while decoding MB 3 1'] } })).toEqual([
      'broken: the decoder complains 3 times: error while decoding MB 3 1',
    ]);
  });

  it('puts errors before warnings', () => {
    const kinds = judged(
      { brightness: [0, 0.1, 0.2, 0.3, 0.5, ...Array(19).fill(0.5)], frames: 24 },
      { fps: 24 },
    ).map((line) => line.split(':')[0]);

    expect(kinds).toEqual(['rate', 'faded']);
  });
});

describe('the judgement of a shape', () => {
  it.each([
    ['as long as wanted, within a twentieth', 2.86, { durationSeconds: 3 }, []],
    ['too short', 2.8, { durationSeconds: 3 }, ['short: 2.8 s instead of 3 s']],
    ['too long', 3.3, { durationSeconds: 3 }, ['long: 3.3 s instead of 3 s']],
    ['within a tenth of a second of a very short length', 0.41, { durationSeconds: 0.5 }, []],
  ])('tells a clip that is %s', (_, pictureSeconds, expected, findings) => {
    expect(judged({ pictureSeconds }, expected)).toEqual(findings);
  });

  it('counts frames where no length in seconds is known', () => {
    expect(judged({}, { frames: 25 })).toEqual([]);
    expect(judged({}, { frames: 32 })).toEqual(['short: 24 frames instead of 32 frames']);
  });

  it('calls a single frame short, unless one was wanted', () => {
    const media = goodMedia({ frames: 1 });

    expect(judged({ frames: 1, brightness: [0.5] }, {}, media)).toEqual(['short: it is a single frame']);
    expect(judged({ frames: 1, brightness: [0.5] }, { frames: 1 }, media)).toEqual([]);
  });

  it('compares sizes to the pixel', () => {
    expect(judged({}, { width: 576, height: 321 })).toEqual(['size: 576x320 instead of 576x321']);
  });

  it('takes 30000/1001 for 29.97 and for 30, and 24 not for 25', () => {
    const media = goodMedia({ fps: 30_000 / 1001 });

    expect(judged({}, { fps: 29.97 }, media)).toEqual([]);
    expect(judged({}, { fps: 30 }, media)).toEqual([]);
    expect(judged({}, { fps: 25 }, goodMedia({ fps: 24 }))).toEqual(['rate: 24 fps instead of 25 fps']);
  });
});

describe('the judgement of sound', () => {
  const sound = { peakDb: -3, rmsDb: -20, peakRun: 1 };

  it('misses a sound track only where sound was expected', () => {
    expect(judged({})).toEqual([]);
    expect(judged({}, { hasSound: true })).toEqual(['silent: it has no sound track']);
    expect(judged({ sound }, { hasSound: true })).toEqual([]);
  });

  it('calls a track silent that stays below -60 dBFS, digital silence too', () => {
    expect(judged({ sound: { ...sound, peakDb: -60 } })).toEqual(['silent: its sound stays below -60 dBFS']);
    expect(judged({ sound: { ...sound, peakDb: Number.NEGATIVE_INFINITY } })).toHaveLength(1);
    expect(judged({ sound: { ...sound, peakDb: -59 } })).toEqual([]);
  });

  it('calls sound clipped when three samples in a row are at full scale, and one that only touches it not', () => {
    expect(judged({ sound: { peakDb: 0, rmsDb: -3, peakRun: 3 } })).toEqual([
      'clipped: its sound is cut off at full scale, 3.0 samples in a row',
    ]);
    expect(judged({ sound: { peakDb: 0, rmsDb: -3, peakRun: 1.4 } })).toEqual([]);
    expect(judged({ sound: { peakDb: -1, rmsDb: -3, peakRun: 30 } })).toEqual([]);
  });
});

describe('the judgement of both ends', () => {
  const body = Array<number>(12).fill(0.5);

  it('tells a fade out of black from one into black', () => {
    const climb = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

    expect(judged({ brightness: [...climb, ...body, ...body.slice(6)] })).toEqual([
      'faded: its first 0.63 s come out of black',
    ]);
    expect(judged({ brightness: [...body, ...body.slice(6), ...climb.toReversed()] })).toEqual([
      'faded: its last 0.63 s go into black',
    ]);
  });

  it('takes neither a dark scene nor a flicker for a fade', () => {
    const dark = Array.from({ length: 24 }, (_, frame) => (frame < 4 ? 0.01 : 0.05));
    const flicker = [0.1, 0.4, 0.1, 0.4, 0.1, 0.5, ...body, ...body.slice(6)];

    expect(judged({ brightness: dark })).toEqual([]);
    expect(judged({ brightness: flicker })).toEqual([]);
  });
});
