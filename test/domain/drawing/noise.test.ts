import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNoise } from '../../../src/domain/drawing/noise.js';

const place = fc.double({ min: -500, max: 500, noNaN: true });

describe('noise', () => {
  it('is smooth: a small step changes it little, across cells too', () => {
    const noise = createNoise(5);

    fc.assert(
      fc.property(place, place, (x, y) => Math.abs(noise.at(x + 1e-4, y + 1e-4) - noise.at(x, y)) < 1e-3),
    );
  });

  it('stays within about -1 and 1, and uses the range', () => {
    const noise = createNoise(5);
    const values = Array.from({ length: 4000 }, (_, index) => noise.at(index * 0.37, index * 0.11));

    expect(Math.min(...values)).toBeGreaterThan(-1.2);
    expect(Math.max(...values)).toBeLessThan(1.2);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(1.2);
  });

  it('repeats along x after its period, in every octave', () => {
    const noise = createNoise(9);

    fc.assert(
      fc.property(place, place, (x, y) => {
        expect(noise.at(x + 7, y, 7)).toBeCloseTo(noise.at(x, y, 7), 9);
        expect(noise.fractal(x + 7, y, 4, 7)).toBeCloseTo(noise.fractal(x, y, 4, 7), 9);
      }),
    );
  });

  it('differs by seed and purpose', () => {
    const [first, second, third] = [createNoise(1), createNoise(2), createNoise(1, 'clouds')];

    const at = (noise = first) => [0.3, 1.7, 9.2].map((x) => noise?.at(x, x * 2));

    expect(at(second)).not.toEqual(at(first));
    expect(at(third)).not.toEqual(at(first));
    expect(at(createNoise(1))).toEqual(at(first));
  });

  it('has crests near 1 when it is folded', () => {
    const noise = createNoise(4);
    const values = Array.from({ length: 3000 }, (_, index) => noise.ridged(index * 0.21, index * 0.13, 4));

    expect(Math.max(...values)).toBeGreaterThan(0.7);
    expect(Math.max(...values)).toBeLessThan(1.01);
  });
});
