/** Where ids, seeds and jitter come from. Tests hand in a sequence. */
export interface Randomness {
  /** A seed that every model takes: an integer from 0 to 2^31 - 1. */
  seed(): number;
  /** Lower-case letters and digits, safe in file names; `length` of them. */
  id(length: number): string;
  /** A number from 0 (included) to 1 (not included). */
  fraction(): number;
}
