/** What is done where a clip is not as long as its place in the film. */
export const timeFits = ['trim', 'slow', 'hold'] as const;

/**
 * `trim`: a scene gets as many shots as it takes, and clips that are too long are cut. `slow`: clips may run slower by a
 * quarter where that saves a shot. `hold`: the last picture of a clip may stand still for up to 1.5 s where that saves one.
 */
export type TimeFit = (typeof timeFits)[number];

/** A clip is never played slower than this: motion that is slowed by more is seen to be. */
export const slowestSpeed = 0.8;

/** A picture that stands still for longer looks like a mistake, in seconds. */
export const longestHold = 1.5;

/** Even where a model could make more, no shot is longer: a picture that does not change is not looked at. In seconds. */
export const longestShot = 10;

export interface ShotRoom {
  /** Seconds of the scene. */
  readonly seconds: number;
  /** Longest clip of the model, in seconds. */
  readonly longestClip: number;
  /** Seconds for which the last shot runs on under the transition to the next scene. */
  readonly overlap: number;
  readonly timeFit: TimeFit;
}

/**
 * Seconds of each shot of a scene: the fewest that the model can fill. Their clips are of the same length, so the last shot
 * is seen for less where its clip runs on under the next scene.
 */
export function divideScene({ seconds, longestClip, overlap, timeFit }: ShotRoom): readonly number[] {
  const reach = Math.min(longestShot, longestFilled(longestClip, timeFit));
  const needed = Math.round((seconds + overlap) * 1000);
  const count = Math.max(1, Math.ceil(needed / (reach * 1000) - 1e-9));
  const ends = Array.from({ length: count }, (_, index) => Math.floor((needed * (index + 1)) / count));
  ends[count - 1] = Math.round(seconds * 1000);
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0)) / 1000);
}

/** The longest place that one clip can fill. */
export function longestFilled(clip: number, timeFit: TimeFit): number {
  if (timeFit === 'slow') return clip / slowestSpeed;
  return timeFit === 'hold' ? clip + longestHold : clip;
}
