import { describe, expect, it } from 'vitest';
import { planExtendedFilm } from '../../../src/domain/extend/plan-extended-film.js';
import type { FilmSource } from '../../../src/domain/timeline/film-source.js';

const rate = { numerator: 24, denominator: 1 };

function source(name: string, { fps = 24, hasAudio = false, durationSeconds = 2 } = {}): FilmSource {
  return {
    ...{ path: `/${name}.mp4`, sha256: name, kind: 'video', format: 'mp4', width: 64, height: 36 },
    ...{ fps, durationSeconds, hasAudio, isColorTagged: true },
  };
}

const colorMatch = {
  matrix: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  offset: [5, 0, 0],
  fadeFrames: 20,
} as const;

/** A clip of 2 s of which 40 frames stay, and two pieces. */
function plan({ clipHasAudio = false, pieceHasAudio = false } = {}) {
  const fit = 'cover' as const;
  return planExtendedFilm({
    ...{ source: source('clip', { hasAudio: clipHasAudio }), keptFrames: 40, width: 64, height: 36, rate },
    pieces: [
      {
        source: source('one', { fps: 16, hasAudio: pieceHasAudio }),
        skippedFrames: 2,
        frames: 44,
        fit,
        colorMatch,
      },
      { source: source('two', { hasAudio: pieceHasAudio }), skippedFrames: 1, frames: 30, fit },
    ],
  });
}

describe('the film of a clip and its pieces', () => {
  it('has every frame once, and each piece without its doubled ones', () => {
    const { clips, segments, frames } = plan();

    expect(frames).toBe(40 + 44 + 30);
    expect(
      clips.map(({ startsAt, frames: count, skippedFrames }) => [startsAt, count, skippedFrames]),
    ).toEqual([
      [0, 40, 0],
      [40, 44, 2],
      [84, 30, 1],
    ]);
    expect(segments.map(({ kind, startsAt, frames: count }) => [kind, startsAt, count])).toEqual([
      ['body', 0, 40],
      ['body', 40, 44],
      ['body', 84, 30],
    ]);
    expect(clips.map((clip) => clip.colorMatch)).toEqual([undefined, colorMatch, undefined]);
  });

  it('is silent where the clip is, also when the pieces are not', () => {
    expect(plan({ pieceHasAudio: true }).audio).toBeUndefined();
  });

  it('fades the sound of the clip before silence', () => {
    expect(plan({ clipHasAudio: true }).audio?.clips).toEqual([
      { clip: 1, startsAt: 0, samples: 80_000, fadeIn: 0, fadeOut: 19_200, volume: 1 },
    ]);
  });

  it('joins the sounds of clip and pieces without a click', () => {
    const clips = plan({ clipHasAudio: true, pieceHasAudio: true }).audio?.clips ?? [];

    expect(
      clips.map(({ startsAt, samples, fadeIn, fadeOut }) => [startsAt, samples, fadeIn, fadeOut]),
    ).toEqual([
      [0, 80_000, 0, 480],
      [80_000, 88_000, 480, 480],
      [168_000, 60_000, 480, 0],
    ]);
  });
});
