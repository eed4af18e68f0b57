import type { Adjustment } from '../adjustment.js';
import type { Half } from '../layouts/define-layout.js';
import { type FrameRate, secondsOf } from '../timeline/frame-rate.js';

/** What a half does when it is shorter than its time. */
export const fillings = ['loop', 'hold', 'slow', 'extend'] as const;

export type Filling = (typeof fillings)[number];

/** Seconds in which the end of a loop goes over into its beginning. */
const crossSeconds = 0.5;

/** Slower than half looks like a fault. */
const mostStretch = 2;

/** How the frames of one clip fill its time. */
export interface FilledTime {
  /** Frames of the clip once it is stretched. */
  readonly available: number;
  /** Present when it is slowed: `frames` stand for `of` frames of the clip. */
  readonly stretch?: { readonly frames: number; readonly of: number };
  /** Present when it starts again: frames in which its end and its beginning cross. */
  readonly crossFrames?: number;
  readonly adjustments: readonly Adjustment[];
}

/** Fills `frames` of the film from a clip that has `available`. More than is needed is cut. */
export function fillTime(order: {
  readonly half: Half;
  readonly filling: Filling;
  readonly available: number;
  readonly frames: number;
  readonly rate: FrameRate;
}): FilledTime {
  const { half, filling, available, frames, rate } = order;
  const whole = { available, adjustments: [] };
  // A model has extended it as far as it could.
  if (available >= frames || filling === 'hold' || filling === 'extend') return whole;
  if (filling === 'slow') {
    const stretched = Math.min(frames, Math.round(available * mostStretch));
    const stretch = { frames: stretched, of: available };
    const asked = `${shown(frames, rate)} from ${shown(available, rate)}`;
    const reason = `slower than ${mostStretch} times looks like a fault; the last picture is held`;
    const adjustments: readonly Adjustment[] =
      stretched === frames
        ? []
        : [{ option: `fill ${half}`, kind: 'clamped', asked, used: shown(stretched, rate), reason }];
    return { available: stretched, stretch, adjustments };
  }
  const crossFrames = Math.min(
    Math.round((crossSeconds * rate.numerator) / rate.denominator),
    Math.floor(available / 3),
  );
  // One or two pictures do not move: they are held.
  return available < 3 ? whole : { available, crossFrames, adjustments: [] };
}

function shown(frames: number, rate: FrameRate): string {
  return `${Math.round(secondsOf(frames, rate) * 1000) / 1000} s`;
}
