import type { Randomness } from '../../ports/randomness.js';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Randomness from the operating system, by the Web Crypto API: unlike `node:crypto` it is loaded when it is first used.
 * Ids use Crockford's base 32 alphabet in lower case.
 */
export const systemRandomness: Randomness = {
  seed: () => random32() >>> 1,
  id: (length) => Array.from({ length }, () => alphabet[random32() >>> 27]).join(''),
  fraction: () => random32() / 2 ** 32,
};

/** 32 random bits. */
function random32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
