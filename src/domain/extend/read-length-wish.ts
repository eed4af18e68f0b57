import { AivideoError } from '../errors.js';
import { type FrameRate, framesIn, secondsOf } from '../timeline/frame-rate.js';
import type { LengthWish } from './plan-lengths.js';

/** How much longer a clip is to be, in the user's words. */
export interface AskedLength {
  /** Seconds of new pictures; with `times` so many times. What is black or faded at the clip's end does not count. */
  readonly by?: number;
  /** Seconds that the whole is to last. */
  readonly to?: number;
  /** Pieces, 1 or more. */
  readonly times?: number;
}

/** The clip that becomes longer. */
export interface ClipLength {
  readonly path: string;
  readonly rate: FrameRate;
  /** Of the clip as it is. */
  readonly clipFrames: number;
  /** Those that stay: what is black or faded at its end is replaced. */
  readonly keptFrames: number;
}

/** What is to be added, and the frames of the whole where they follow from it. Errors: `usage-invalid`. */
export function readLengthWish(
  { by, to, times }: AskedLength,
  { path, rate, clipFrames, keptFrames }: ClipLength,
): { readonly wish: LengthWish; readonly frames?: number } {
  if (by !== undefined && to !== undefined)
    throw usage('`--by` and `--to` say the same thing: give one of them');
  if (by === undefined && to === undefined) return { wish: { kind: 'times', times: times ?? 1 } };
  const added = framesIn((by ?? 0) * (times ?? 1), rate);
  const frames = to === undefined ? keptFrames + added : framesIn(to, rate);
  if (to === undefined && added < 1) throw usage(`\`--by ${by}\` is less than one frame`);
  if (to !== undefined && frames <= clipFrames)
    throw usage(
      `\`--to ${to}\` is not longer than \`${path}\`, which lasts ${shown(secondsOf(clipFrames, rate))} s`,
    );
  const wish = { kind: 'frames', frames: frames - keptFrames } as const;
  return { wish: times === undefined ? wish : { ...wish, times }, frames };
}

function shown(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

function usage(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'extend' } });
}
