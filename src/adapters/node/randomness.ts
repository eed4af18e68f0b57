import { randomInt } from 'node:crypto';
import type { Randomness } from '../../ports/randomness.js';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Randomness from the operating system. Ids use Crockford's base 32 alphabet in lower case. */
export const systemRandomness: Randomness = {
  seed: () => randomInt(0, 2 ** 31),
  id: (length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};
