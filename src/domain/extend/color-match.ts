import { clamp } from '../drawing/interpolation.js';

/** One plane of a picture: code values from 0 to 255, row by row. */
export type Plane = Uint8Array;

/** A picture as films are coded: luma, and the two chroma differences at half the size (4:2:0, BT.709, limited range). */
export interface FilmPicture {
  readonly luma: Plane;
  readonly blue: Plane;
  readonly red: Plane;
}

/** What a code value becomes: `gain * value + offset`. */
export interface ChannelMatch {
  readonly gain: number;
  readonly offset: number;
}

/** Brings the colours of a clip to those of the one before it, wholly at its start and not at all after `fadeFrames`. */
export interface ColorMatch {
  readonly luma: ChannelMatch;
  readonly blue: ChannelMatch;
  readonly red: ChannelMatch;
  /** Frames of the film, counted from the clip's first that is seen. */
  readonly fadeFrames: number;
}

/** Contrast is changed by no more than this: beyond it the two pictures show different things. */
const mostGain = 1.3;

/** Code values by which the middle may move. */
const mostShift = 40;

/** Planes that vary less than this hold one colour, whose contrast says nothing. */
const leastSpread = 1.5;

/** Differences that nobody can see, in code values: below that nothing is changed. */
const invisible = 0.35;

/**
 * Finds what makes `given` look like `wanted`, which show the same: equal mean and spread in each channel (Reinhard and
 * others, Color Transfer between Images, 2001, in the film's own channels). Undefined when they look the same already.
 */
export function matchColors(
  wanted: FilmPicture,
  given: FilmPicture,
): Omit<ColorMatch, 'fadeFrames'> | undefined {
  const luma = matchChannel(wanted.luma, given.luma);
  const blue = matchChannel(wanted.blue, given.blue);
  const red = matchChannel(wanted.red, given.red);
  const moved = [luma, blue, red].some(({ change }) => change > invisible);
  return moved ? { luma: luma.match, blue: blue.match, red: red.match } : undefined;
}

/** The mean difference of two pictures' code values, 0 to 255; chroma counts as much as luma. */
export function pictureDifference(one: FilmPicture, other: FilmPicture): number {
  const { luma, blue, red } = other;
  const sum =
    planeDifference(one.luma, luma) + planeDifference(one.blue, blue) + planeDifference(one.red, red);
  return sum / 3;
}

interface MatchedChannel {
  readonly match: ChannelMatch;
  /** How far values that often occur are moved. */
  readonly change: number;
}

function matchChannel(wanted: Plane, given: Plane): MatchedChannel {
  const goal = measure(wanted);
  const start = measure(given);
  const tells = start.spread > leastSpread && goal.spread > leastSpread;
  const gain = tells ? clamp(goal.spread / start.spread, 1 / mostGain, mostGain) : 1;
  const shift = clamp(goal.mean - start.mean, -mostShift, mostShift);
  const offset = start.mean + shift - gain * start.mean;
  const match = { gain: rounded(gain), offset: rounded(offset) };
  return { match, change: Math.abs(shift) + Math.abs(gain - 1) * start.spread };
}

function measure(plane: Plane): { readonly mean: number; readonly spread: number } {
  let sum = 0;
  let squares = 0;
  for (const value of plane) {
    sum += value;
    squares += value * value;
  }
  const count = Math.max(1, plane.length);
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

function planeDifference(one: Plane, other: Plane): number {
  let sum = 0;
  one.forEach((value, index) => {
    sum += Math.abs(value - (other[index] ?? 0));
  });
  return sum / Math.max(1, one.length);
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
