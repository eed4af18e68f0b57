import { hashText } from '../drawing/seeded-random.js';

/**
 * The seed of a shot that names none: it follows from the prompt, so that the same script asks for the same clips again
 * and the cache has them, and a scene that is put in between changes no other.
 */
export function shotSeed(prompt: string, { film, again }: SeedPlace): number {
  return hashText(`${film}/${again}/${prompt}`) % 2 ** 31;
}

export interface SeedPlace {
  /** `--seed`: another number makes another take of the whole film. */
  readonly film: number;
  /** How many shots before have the same prompt. */
  readonly again: number;
}
