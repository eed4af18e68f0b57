import type { Randomness } from '../../src/ports/randomness.js';

/** Seeds 1001, 1002, ...; ids `a00001`, `a00002`, ...; fractions of always a half. */
export function createCountedRandomness(): Randomness {
  let seeds = 1000;
  let ids = 0;
  return {
    seed: () => ++seeds,
    id: (length) => `a${String(++ids).padStart(length - 1, '0')}`.slice(0, length),
    fraction: () => 0.5,
  };
}
