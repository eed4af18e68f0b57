import { describe, expect, it } from 'vitest';
import { createRandom, hashUnit } from '../../../src/domain/drawing/seeded-random.js';

const draw = (seed: number, purpose?: string) => {
  const random = createRandom(seed, purpose);
  return Array.from({ length: 6 }, () => random.next());
};

describe('a seeded random', () => {
  it('gives the same numbers for the same seed and purpose', () => {
    expect(draw(7, 'stars')).toEqual(draw(7, 'stars'));
  });

  it('gives other numbers for another seed, another purpose, and seed 0', () => {
    const streams = [draw(7, 'stars'), draw(8, 'stars'), draw(7, 'birds'), draw(0), draw(7)];

    expect(new Set(streams.map((stream) => stream.join())).size).toBe(streams.length);
  });

  it('fills the range from 0 to 1 evenly', () => {
    const random = createRandom(1);
    const tenths = new Array<number>(10).fill(0);

    for (let draws = 0; draws < 10_000; draws += 1) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }

    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('stays between the limits and picks every item', () => {
    const random = createRandom(3);

    const values = Array.from({ length: 200 }, () => random.between(-2, 5));
    const picked = new Set(Array.from({ length: 200 }, () => random.pick(['a', 'b', 'c'])));
    const signs = new Set(Array.from({ length: 50 }, () => random.sign()));

    expect(Math.min(...values)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...values)).toBeLessThan(5);
    expect(picked).toEqual(new Set(['a', 'b', 'c']));
    expect(signs).toEqual(new Set([-1, 1]));
  });
});

describe('the hash of two numbers', () => {
  it('looks random from one step to the next, and is the same again', () => {
    const values = Array.from({ length: 1000 }, (_, step) => hashUnit(12345, step));

    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;

    expect(new Set(values).size).toBe(1000);
    expect(mean).toBeCloseTo(0.5, 1);
    expect(hashUnit(12345, 77)).toBe(values[77]);
  });
});
