import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStops,
  type Color,
  colorAt,
  css,
  fromHue,
  hex,
  lighten,
  mix,
  saturate,
  tintTowards,
} from '../../../src/domain/drawing/color.js';

const channel = fc.integer({ min: 0, max: 255 });
const anyColor = fc.tuple(channel, channel, channel);
const rounded = (color: Color) => color.map(Math.round);

describe('a color', () => {
  it('is read from hexadecimal and written for a canvas', () => {
    expect(hex('#ff8000')).toEqual([255, 128, 0]);
    expect(css([254.6, 128.2, 0], 0.25)).toBe('rgba(255,128,0,0.25)');
  });

  it('mixes to itself with itself, and to its ends at the ends', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (from, to) => {
        expect(rounded(mix(from, from, 0.5))).toEqual(from);
        expect(mix(from, to, 0)).toBe(from);
        expect(mix(from, to, 1)).toBe(to);
      }),
    );
  });

  it('mixes black and white to the grey that looks half as light', () => {
    const [red, green, blue] = rounded(mix(hex('#000000'), hex('#ffffff'), 0.5));

    expect([red, green, blue]).toEqual([99, 99, 99]);
  });

  it('keeps every channel between 0 and 255 whatever is done to it', () => {
    fc.assert(
      fc.property(anyColor, fc.double({ min: -1, max: 1, noNaN: true }), (color, amount) => {
        const made = [lighten(color, amount), saturate(color, 1 + amount), fromHue(amount * 360, 0.7, 0.3)];
        for (const value of made.flat()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(255);
        }
      }),
    );
  });

  it('is grey without saturation and keeps its lightness under a tint', () => {
    const [red, green, blue] = rounded(saturate(hex('#c04020'), 0));
    const tinted = tintTowards(hex('#808080'), hex('#ff0000'), 1);

    expect(new Set([red, green, blue]).size).toBe(1);
    expect(tinted[0]).toBeGreaterThan(tinted[2]);
  });
});

describe('a row of stops', () => {
  const stops = [
    [0, hex('#000000')],
    [0.5, hex('#ff0000')],
    [1, hex('#ffffff'), 0.5],
  ] as const;

  it('has its colors at its stops and mixtures between them', () => {
    expect(colorAt(stops, 0)).toEqual([0, 0, 0]);
    expect(colorAt(stops, 0.5)).toEqual([255, 0, 0]);
    expect(colorAt(stops, 2)).toEqual([255, 255, 255]);
    expect(colorAt(stops, 0.25)[0]).toBeGreaterThan(50);
    expect(colorAt([], 0.5)).toEqual([0, 0, 0]);
  });

  it('becomes a canvas gradient with steps between, in order', () => {
    const added: [number, string][] = [];

    addStops({ addColorStop: (offset, color) => added.push([offset, color]) }, stops);

    expect(added).toHaveLength(11);
    expect(added.map(([offset]) => offset)).toEqual(
      [...added.map(([offset]) => offset)].sort((a, b) => a - b),
    );
    expect(added[5]).toEqual([0.5, 'rgba(255,0,0,1)']);
    expect(added[10]).toEqual([1, 'rgba(255,255,255,0.5)']);
  });
});
