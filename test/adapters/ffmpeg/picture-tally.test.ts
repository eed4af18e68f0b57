import { describe, expect, it } from 'vitest';
import { createFactReader } from '../../../src/adapters/ffmpeg/frame-facts.js';
import { createPictureTally } from '../../../src/adapters/ffmpeg/picture-tally.js';

/** Frames at 4 fps from `start` on, each with the facts given. */
function tallied(frames: readonly (readonly string[])[], start = 0) {
  const tally = createPictureTally();
  const reader = createFactReader(tally.add);
  frames.forEach((facts, index) => {
    reader.line(`frame:${index}    pts:${index}       pts_time:${start + index / 4}`);
    for (const fact of facts) reader.line(`lavfi.${fact}`);
  });
  reader.end();
  return tally.result(9);
}

describe('the tally of frames', () => {
  it('counts from the first frame, whatever its time', () => {
    expect(tallied([[], ['black_start=5.25'], [], ['black_end=5.75']], 5)).toMatchObject({
      frames: 4,
      pictureSeconds: 1,
      black: [{ fromSeconds: 0.25, toSeconds: 0.75 }],
    });
  });

  it('ends an open stretch with the last frame', () => {
    expect(tallied([[], ['black_start=0.25'], []]).black).toEqual([{ fromSeconds: 0.25, toSeconds: 0.75 }]);
  });

  it('knows a frame that ends one stretch and begins the next', () => {
    const { still } = tallied([
      [],
      ['freezedetect.freeze_start=0'],
      ['freezedetect.freeze_start=0.5', 'freezedetect.freeze_end=0.5'],
      [],
    ]);

    expect(still).toEqual([
      { fromSeconds: 0, toSeconds: 0.5 },
      { fromSeconds: 0.5, toSeconds: 1 },
    ]);
  });

  it('knows a frame that tells of a stretch when it is over', () => {
    const { still } = tallied([[], [], ['freezedetect.freeze_start=0', 'freezedetect.freeze_end=0.5'], []]);

    expect(still).toEqual([{ fromSeconds: 0, toSeconds: 0.5 }]);
  });

  it('takes the length of a single frame from the file', () => {
    expect(tallied([['signalstats.YAVG=235']])).toMatchObject({ pictureSeconds: 9, brightness: [1] });
  });

  it('is empty when nothing was decoded', () => {
    expect(tallied([])).toEqual({ frames: 0, pictureSeconds: 0, black: [], still: [], brightness: [] });
  });
});
