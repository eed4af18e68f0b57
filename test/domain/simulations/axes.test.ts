import { createCanvas } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlane } from '../../../src/domain/simulations/axes/plane.js';
import { ticksOf } from '../../../src/domain/simulations/axes/ticks.js';
import { traceCurve } from '../../../src/domain/simulations/drawing/trace-curve.js';
import {
  findRoots,
  integrate,
  slopeOf,
} from '../../../src/domain/simulations/kinds/function-graph/find-roots.js';

describe('ticks', () => {
  it.each([
    [{ from: 0, to: 10, most: 6 }, ['0', '2', '4', '6', '8', '10']],
    [{ from: -1, to: 1, most: 5 }, ['−1.0', '−0.5', '0.0', '0.5', '1.0']],
    [{ from: -2 * Math.PI, to: 2 * Math.PI, most: 5, style: 'pi' as const }, ['−2π', '−π', '0', 'π', '2π']],
    [{ from: 0, to: Math.PI, most: 5, style: 'pi' as const }, ['0', 'π/4', 'π/2', '3π/4', 'π']],
    [{ from: 0, to: 3e7, most: 3 }, ['0', '10⁷', '2×10⁷', '3×10⁷']],
    [{ from: 1, to: 1, most: 5 }, []],
    [{ from: 0, to: Number.POSITIVE_INFINITY, most: 5 }, []],
  ])('are round numbers: %o', (range, texts) => {
    expect(ticksOf(range).map(({ text }) => text)).toEqual(texts);
  });

  it('lie within the range, in even steps of 1, 2 or 5, and are about as many as asked for', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (from, span, most) => {
          const ticks = ticksOf({ from, to: from + span, most });
          const values = ticks.map(({ value }) => value);
          expect(ticks.length).toBeLessThanOrEqual(most + 2);
          expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(from - span * 1e-6);
            expect(value).toBeLessThanOrEqual(from + span * (1 + 1e-6));
          }
          const [first, second] = values;
          if (first === undefined || second === undefined) return;
          const step = second - first;
          const leading = step / 10 ** Math.floor(Math.log10(step * (1 + 1e-9)));
          expect([1, 2, 5, 10].some((digit) => Math.abs(leading - digit) < 1e-3)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a traced curve', () => {
  const plane = createPlane(
    { left: 0, top: 0, width: 200, height: 100 },
    { left: -5, right: 5, bottom: -2, top: 2 },
  );

  /** How many columns of pixels have anything drawn at every one of their rows. */
  function fullColumns(at: (x: number) => number): number {
    const canvas = createCanvas(200, 100);
    const context = canvas.getContext('2d');
    context.beginPath();
    traceCurve(context, { plane, from: -5, to: 5, at });
    context.lineWidth = 2;
    context.stroke();
    const { data } = context.getImageData(0, 0, 200, 100);
    const isFull = (x: number): boolean =>
      Array.from({ length: 100 }, (_, y) => data[(y * 200 + x) * 4 + 3] ?? 0).every((alpha) => alpha > 0);
    return Array.from({ length: 200 }, (_, x) => x).filter(isFull).length;
  }

  it('is not joined over a pole', () => {
    expect(fullColumns((x) => 1 / (x - 0.3))).toBe(0);
    expect(fullColumns(Math.tan)).toBe(0);
  });

  it('is not joined over a jump, but over any steep place', () => {
    expect(fullColumns((x) => (x < 0.123 ? -3 : 3))).toBe(0);
    expect(fullColumns((x) => 3 * Math.tanh(400 * (x - 0.123)))).toBeGreaterThan(0);
  });

  it('leaves out what has no value', () => {
    const canvas = createCanvas(200, 100);
    const context = canvas.getContext('2d');
    context.beginPath();
    traceCurve(context, { plane, from: -5, to: 5, at: Math.sqrt });
    context.stroke();
    const { data } = context.getImageData(0, 0, 99, 100);

    expect(data.every((value) => value === 0)).toBe(true);
  });
});

describe('what is marked on graphs', () => {
  it('finds zeros, also those that only touch the axis, and no poles', () => {
    expect(findRoots((x) => x ** 3 - 4 * x, [-5, 5]).map((x) => Math.round(x * 1e6) / 1e6)).toEqual([
      -2, 0, 2,
    ]);
    expect(findRoots((x) => (x - 1) ** 2, [-5, 5])[0]).toBeCloseTo(1, 4);
    expect(findRoots((x) => 1 / x, [-5, 5.1])).toEqual([]);
    expect(findRoots((x) => x * x + 1, [-5, 5])).toEqual([]);
  });

  it('agrees with closed forms', () => {
    expect(integrate(Math.sin, [0, Math.PI])).toBeCloseTo(2, 8);
    expect(integrate((x) => x ** 3, [-1, 2])).toBeCloseTo(3.75, 10);
    expect(integrate((x) => 1 / x, [0, 1])).toBe(Number.POSITIVE_INFINITY);
    expect(slopeOf(Math.exp, 1)).toBeCloseTo(Math.E, 8);
  });
});
