/** Numbers that look random and are the same for the same seed. */
export interface SeededRandom {
  /** From 0 (included) to 1 (not included). */
  next(): number;
  /** From `low` (included) to `high` (not included). */
  between(low: number, high: number): number;
  /** -1 or 1. */
  sign(): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/**
 * A stream of numbers for a seed and a purpose, so that one painter's draws never shift another's.
 * Algorithm: Mulberry32 by Tommy Ettinger, 2017, public domain
 * (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c).
 */
export function createRandom(seed: number, purpose = ''): SeededRandom {
  let state = hashText(`${seed}/${purpose}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    sign: () => (next() < 0.5 ? -1 : 1),
    pick: ([first, ...others]) => others[Math.floor(next() * (others.length + 1)) - 1] ?? first,
  };
}

/**
 * A 32-bit hash of a text: FNV-1a over its UTF-16 code units
 * (http://www.isthe.com/chongo/tech/comp/fnv/), with the finalizer of MurmurHash3 to spread short texts.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number from 0 to 1 that depends on both whole numbers and looks random: for things that live again and again. */
export function hashUnit(seed: number, step: number): number {
  let hash = Math.imul(seed ^ Math.imul(step + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}
