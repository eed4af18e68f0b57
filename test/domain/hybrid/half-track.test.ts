import { describe, expect, it } from 'vitest';
import { piecesOf, type Span } from '../../../src/domain/hybrid/half-track.js';
import { halfSounds } from '../../../src/domain/hybrid/hybrid-sound.js';
import type { Piece } from '../../../src/domain/timeline/composite-segment.js';
import type { PlannedClip } from '../../../src/domain/timeline/render-plan.js';
import { sourceOfFilm } from '../timeline/source-of-film.js';

const loop: Span = { clip: 1, startsAt: 0, frames: 100, available: 24, crossFrames: 6 };

/** What is seen at each frame: a frame of the clip, or the two that cross. */
function seen(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) =>
    Array.from({ length: piece.frames }, (_, index) =>
      piece.kind === 'play'
        ? `${piece.fromFrame + index}`
        : `${piece.fromFrame + piece.skippedFrames + index}>${piece.skippedFrames + index}`,
    ),
  );
}

describe('a half that loops', () => {
  it('goes over from its end into its beginning without a jump', () => {
    const frames = seen(piecesOf([loop], 0, 100));

    expect(frames).toHaveLength(100);
    expect(frames.slice(15, 27)).toEqual([
      ...['15', '16', '17', '18>0', '19>1', '20>2'],
      ...['21>3', '22>4', '23>5', '6', '7', '8'],
    ]);
    expect(frames[36]).toBe('18>0');
  });

  it('shows the same frames wherever it is cut into segments', () => {
    const whole = seen(piecesOf([loop], 0, 100));

    for (const size of [1, 7, 20, 64]) {
      const parts = Array.from({ length: Math.ceil(100 / size) }, (_, index) =>
        piecesOf([loop], index * size, Math.min(size, 100 - index * size)),
      );

      expect(parts.flatMap(seen)).toEqual(whole);
    }
  });

  it('sounds again and again, crossing where its pictures cross', () => {
    const source = sourceOfFilm();
    const clip: PlannedClip = {
      ...{ position: 1, source, startsAt: 0, frames: 100, skippedFrames: 0, fit: 'contain', move: 'in' },
      volume: 0.5,
    };

    const sounds = halfSounds([loop], [clip], { numerator: 24, denominator: 1 });

    expect(
      sounds.map(({ startsAt, samples, fadeIn, fadeOut }) => [startsAt, samples, fadeIn, fadeOut]),
    ).toEqual([
      [0, 48_000, 0, 12_000],
      [36_000, 48_000, 12_000, 12_000],
      [72_000, 48_000, 12_000, 12_000],
      [108_000, 48_000, 12_000, 12_000],
      [144_000, 48_000, 12_000, 12_000],
      [180_000, 20_000, 12_000, 0],
    ]);
    expect(sounds.at(-1)).toMatchObject({ clip: 1, volume: 0.5 });
  });
});

describe('a half of several clips', () => {
  it('shows each in its part of the film, and holds what ends too early', () => {
    const spans: readonly Span[] = [
      { clip: 1, startsAt: 0, frames: 10, available: 4 },
      { clip: 2, startsAt: 10, frames: 20, available: 40 },
    ];

    expect(piecesOf(spans, 5, 10)).toEqual([
      { kind: 'play', clip: 1, fromFrame: 5, frames: 5 },
      { kind: 'play', clip: 2, fromFrame: 0, frames: 5 },
    ]);
  });
});
