import { describe, expect, it } from 'vitest';
import { matchColors } from '../../../src/domain/extend/color-match.js';
import type { FilmPicture } from '../../../src/domain/extend/film-picture.js';
import { applied, mapFactors, product } from '../../../src/domain/extend/symmetric-matrix.js';

/** 16x16 pixels whose luma and chroma follow from the place. */
function picture(luma: (index: number) => number, chroma = (_index: number) => 128): FilmPicture {
  return {
    width: 16,
    luma: Uint8Array.from({ length: 256 }, (_, index) => luma(index)),
    blue: Uint8Array.from({ length: 64 }, (_, index) => chroma(index)),
    red: new Uint8Array(64).fill(128),
  };
}

/** Whether a pixel lies in every other square of two by two. */
function isEven(index: number): boolean {
  return (Math.floor((index % 16) / 2) + Math.floor(index / 32)) % 2 === 0;
}

describe('the change that makes one picture look like another', () => {
  it('is none where they look the same', () => {
    const rising = picture((index) => 40 + (index % 160));

    expect(matchColors(rising, rising)).toBeUndefined();
  });

  it('moves the mean, and stretches a picture that has become flatter', () => {
    const wanted = picture((index) => (isEven(index) ? 70 : 150));
    const given = picture((index) => (isEven(index) ? 80 : 140));

    const change = matchColors(wanted, given);

    const [dark = 0, light = 0] = [80, 140].map((luma) => {
      const gray = ((luma - 16) * 255) / 219;
      const [red] = applied(change?.matrix ?? [], [gray, gray, gray]);
      return ((red + (change?.offset[0] ?? 0)) * 219) / 255 + 16;
    });
    expect(Math.abs(dark - 70)).toBeLessThan(1);
    expect(Math.abs(light - 150)).toBeLessThan(1);
  });

  it('never stretches or moves beyond reason', () => {
    const change = matchColors(
      picture(() => 235),
      picture(() => 20),
    );

    expect(change?.matrix[0]?.[0]).toBeCloseTo(1, 5);
    expect(change?.offset[0]).toBeCloseTo(40, 3);
    const flat = matchColors(
      picture(() => 120),
      picture((index) => 20 + 2 * (index % 100)),
    );
    const [factor = 0] = applied(flat?.matrix ?? [], [1, 1, 1]);
    expect(factor).toBeGreaterThan(0.6);
  });
});

describe('functions of symmetric matrices', () => {
  it('give roots whose square is the matrix', () => {
    const matrix = [
      [5, 2, 1],
      [2, 4, -1],
      [1, -1, 3],
    ] as const;

    const root = mapFactors(matrix, Math.sqrt);

    product(root, root).forEach((row, y) => {
      row.forEach((entry, x) => {
        expect(entry).toBeCloseTo(matrix[y]?.[x] ?? 0, 9);
      });
    });
  });
});
