import { clamp } from '../drawing/interpolation.js';
import type { FilmPicture } from './film-picture.js';
import { pictureColors } from './picture-colors.js';
import { applied, type Matrix, mapFactors, product, type Vector } from './symmetric-matrix.js';

/** What becomes of a colour: red, green and blue from 0 to 255, `matrix` times it plus `offset`. */
export interface ColorChange {
  readonly matrix: Matrix;
  readonly offset: Vector;
}

/** Brings the colours of a clip to those of the one before it, wholly at its start and not at all after `fadeFrames`. */
export interface ColorMatch extends ColorChange {
  /** Frames of the film, counted from the clip's first that is seen. */
  readonly fadeFrames: number;
}

/** Contrast is changed by no more than this: beyond it the two pictures show different things. */
const mostStretch = 1.5;

/** Of 255, by which the middle may move. */
const mostShift = 40;

/** Noise that is taken for granted, squared: pictures of one colour have no contrast that could be stretched. */
const noise = 16;

/** Differences that nobody can see, of 255: below that nothing is changed. */
const invisible = 0.4;

/**
 * Finds what makes `given` look like `wanted`, which show the same: the linear change that gives their colours the same mean and
 * the same spread in all directions while it moves them as little as can be (Pitié and Kokaram, The Linear Monge-Kantorovitch
 * Linear Colour Mapping, 2007). Undefined when they look the same already.
 */
export function matchColors(wanted: FilmPicture, given: FilmPicture): ColorChange | undefined {
  const goal = pictureColors(wanted);
  const start = pictureColors(given);
  const root = mapFactors(withNoise(start.spread), Math.sqrt);
  const inverse = mapFactors(root, (factor) => 1 / factor);
  const between = mapFactors(product(root, product(withNoise(goal.spread), root)), Math.sqrt);
  const free = product(inverse, product(between, inverse));
  const matrix = mapFactors(free, (factor) => clamp(factor, 1 / mostStretch, mostStretch));
  const shift = goal.mean.map((value, channel) =>
    clamp(value - (start.mean[channel] ?? 0), -mostShift, mostShift),
  );
  const moved = applied(matrix, start.mean);
  const [red = 0, green = 0, blue = 0] = start.mean.map(
    (value, channel) => value + (shift[channel] ?? 0) - (moved[channel] ?? 0),
  );
  const stretched = matrix.flatMap((row, y) => row.map((entry, x) => Math.abs(entry - (x === y ? 1 : 0))));
  const change = Math.max(...shift.map(Math.abs), ...stretched.map((part) => part * 40));
  return change < invisible ? undefined : { matrix, offset: [red, green, blue] };
}

function withNoise(spread: Matrix): Matrix {
  return spread.map((row, y) => {
    const [first, second, third] = row.map((entry, x) => entry + (x === y ? noise : 0));
    return [first ?? 0, second ?? 0, third ?? 0] as const;
  });
}
