import * as z from 'zod';
import { isColor } from '../captions/caption-style.js';
import { transitionNames } from '../timeline/transitions.js';

/** The path of a file. */
export const fileName = z
  .string({ error: 'must be the path of a file' })
  .min(1, { error: 'must not be empty' });

/** Text of 1 to 500 characters. */
export function text() {
  return z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' }).max(500, {
    error: 'must have at most 500 characters',
  });
}

export function flag() {
  return z.boolean({ error: 'must be `true` or `false`' });
}

/** What sound is multiplied by. */
export function factor() {
  return numberWithin(0, 10, 'a number');
}

export function seconds(minimum: number, maximum: number) {
  return numberWithin(minimum, maximum, 'a number of seconds');
}

export function percent(minimum: number, maximum: number) {
  return numberWithin(minimum, maximum, 'a percentage');
}

/** One of a list of names. */
export function choice<const Names extends readonly string[]>(names: Names) {
  return z.enum(names, { error: `must be one of ${names.join(', ')}` });
}

/** The name of a transition. */
export function transitionName() {
  return z.enum(transitionNames, {
    error: 'must be one of those that `aivideo compose --transitions` lists',
  });
}

export function color() {
  const error = 'must be a colour such as `#ffcc00` or `yellow`';
  return z.string({ error }).refine(isColor, { error });
}

/** A number with its limits; `what` begins its name in messages: `a number of seconds`. */
export function numberWithin(minimum: number, maximum: number, what: string) {
  const error = `must be ${what} from ${minimum} to ${maximum}`;
  return z.number({ error }).min(minimum, { error }).max(maximum, { error });
}
