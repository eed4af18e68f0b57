import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../../src/adapters/canvas/fonts.js';
import type { Concept } from '../../../src/domain/drafts/concepts.js';
import { createDraftPainter } from '../../../src/domain/drafts/create-draft-painter.js';
import type { DraftScene } from '../../../src/domain/drafts/draft-scene.js';
import { scenes } from '../../../src/domain/drafts/scenes/index.js';

const plain: DraftScene = {
  place: 'sea',
  light: 'sunset',
  weather: 'clear',
  camera: 'pan',
  concepts: new Set(),
  pace: 1,
  seed: 5,
};

interface Size {
  readonly width: number;
  readonly height: number;
}

const small: Size = { width: 128, height: 72 };

/** Gives the pixels of a scene at any moment. */
function filmOf(scene: Partial<DraftScene>, { width, height }: Size = small, durationSeconds = 8) {
  const paint = createDraftPainter(
    { ...plain, ...scene },
    { width, height, durationSeconds, createLayer: createCanvas },
  );
  const canvas = createCanvas(width, height);
  return (seconds: number): Buffer => {
    paint(canvas.getContext('2d'), seconds);
    return Buffer.from(canvas.data());
  };
}

/** Mean difference of the color channels, 0 to 255. */
function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / (a.length * 0.75);
}

/** Standard deviation of the brightness. */
function contrast(pixels: Buffer): number {
  const values = Array.from({ length: pixels.length / 4 }, (_, index) => pixels[index * 4 + 1] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

beforeAll(() => registerFonts());

describe.each(scenes.map(({ name }) => name))('the scene %s', (place) => {
  it('gives opaque pictures with light and shade that move, the same for the same moment in whatever order', () => {
    const [film, again] = [filmOf({ place }), filmOf({ place })];

    const forwards = [0.4, 3.1, 7.7].map(film);
    const backwards = [7.7, 3.1, 0.4].map(again).reverse();
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = forwards;

    expect(first.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(contrast(first)).toBeGreaterThan(8);
    expect(difference(first, second)).toBeGreaterThan(0.2);
    expect(backwards).toEqual(forwards);
  });

  it('never jumps: a five-hundredth of a second changes little, and a minute does not run out', () => {
    const film = filmOf({ place }, small, 60);
    const moments = Array.from({ length: 9 }, (_, index) => index * 6.77);

    const jumps = moments.map((seconds) => difference(film(seconds), film(seconds + 0.002)));

    expect(Math.max(...jumps)).toBeLessThan(0.6);
    expect(contrast(film(59.9))).toBeGreaterThan(8);
  });

  it('can be drawn in every light, in every weather, and in every shape', () => {
    const looks = [
      ['dawn', 'fog', { width: 45, height: 80 }],
      ['day', 'snow', { width: 64, height: 64 }],
      ['sunset', 'rain', { width: 16, height: 16 }],
      ['night', 'clear', { width: 120, height: 40 }],
      ['overcast', 'rain', { width: 40, height: 120 }],
    ] as const;

    for (const [light, weather, size] of looks) {
      const picture = filmOf({ place, light, weather }, size)(1);
      expect(picture).toHaveLength(size.width * size.height * 4);
      expect(contrast(picture), `${light} ${weather}`).toBeGreaterThan(4);
    }
  });
});

describe('a draft', () => {
  it.each([
    ['sea', ['beach', 'palm', 'couple', 'waves', 'sailboat', 'lighthouse', 'dog']],
    ['mountains', ['person', 'house', 'balloon', 'horse']],
    ['meadow', ['balloon', 'house', 'horse', 'tree', 'blossom']],
    ['city', ['fireworks', 'neon']],
    ['underwater', ['whale', 'turtle', 'jellyfish']],
    ['space', ['astronaut', 'rings']],
    ['room', ['cat', 'person']],
    ['forest', ['deer', 'autumn', 'fireflies']],
    ['desert', ['person', 'balloon']],
    ['lake', ['sailboat', 'house', 'winter']],
    ['night-sky', ['couple', 'moon', 'meteor']],
    ['road', ['person', 'desert']],
    ['graph', ['sine', 'parabola', 'gaussian', 'logarithm', 'tangent', 'exponential']],
    ['solid', ['torus']],
  ] as const)('of %s shows what else is named: %j', (place, named) => {
    const without = filmOf({ place })(1);

    for (const concept of named) {
      const picture = filmOf({ place, concepts: new Set([concept]) })(1);
      expect(difference(picture, without), concept).toBeGreaterThan(0.02);
    }
  });

  it('differs by seed, light, weather, camera and tint', () => {
    const base = filmOf({})(1);

    for (const other of [
      { seed: 6 },
      { light: 'night' },
      { weather: 'snow' },
      { camera: 'crane' },
      { tint: [40, 200, 90] },
    ] as const) {
      expect(difference(filmOf(other)(1), base), JSON.stringify(other)).toBeGreaterThan(0.3);
    }
  });

  it('gives a color to the thing that has it, not to the sky above it', () => {
    const topOf = (scene: Partial<DraftScene>) =>
      filmOf({ place: 'road', ...scene })(1).subarray(0, 128 * 4 * 20);
    const red = { tint: [216, 50, 60] } as const;
    const car = { concepts: new Set<Concept>(['car']) };

    expect(topOf({ ...car, ...red })).toEqual(topOf(car));
    expect(difference(topOf(red), topOf({}))).toBeGreaterThan(1);
  });

  it('runs faster in a time lapse', () => {
    const moved = (pace: number) => {
      const film = filmOf({ place: 'cloudscape', camera: 'drift', pace });
      return difference(film(0), film(0.5));
    };

    expect(moved(5)).toBeGreaterThan(moved(1));
  });

  it('carries its mark in the lower right corner, light on dark', () => {
    const size = { width: 576, height: 320 };
    const picture = filmOf({ place: 'candle' }, size)(0);
    const at = (x: number, y: number) => picture.readUInt8((y * size.width + x) * 4);

    const row = Array.from({ length: 110 }, (_, index) => at(size.width - 110 + index, 301));

    expect(Math.max(...row)).toBeGreaterThan(190);
    expect(at(20, 301)).toBeLessThan(60);
  });
});
