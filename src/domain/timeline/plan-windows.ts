import type { Adjustment } from '../adjustment.js';
import { type FrameRate, secondsOf } from './frame-rate.js';
import type { TransitionName } from './transitions.js';

/** What is wished for the place where two clips meet. */
export interface JoinWish {
  readonly transition: TransitionName;
  /** Frames; not read with `cut`. */
  readonly frames: number;
  /** As it was asked for, where that is not a whole number of frames. */
  readonly seconds?: number;
}

/**
 * The frames of each transition: as wished, or as many as both neighbours have. A clip that is shorter than its two
 * transitions gives each of them its share.
 */
export function planWindows(
  lengths: readonly number[],
  wishes: readonly JoinWish[],
  rate: FrameRate,
  nameOf: (index: number) => string = (index) => `clip ${index + 1}`,
): { readonly windows: readonly number[]; readonly adjustments: readonly Adjustment[] } {
  const windows = wishes.map(({ transition, frames }) => (transition === 'cut' ? 0 : frames));
  lengths.forEach((length, clip) => {
    const before = windows[clip - 1] ?? 0;
    const after = windows[clip] ?? 0;
    if (before + after <= length) return;
    const share = Math.floor((length * before) / (before + after));
    if (clip > 0) windows[clip - 1] = share;
    if (clip < windows.length) windows[clip] = Math.min(after, length - share);
  });
  const adjustments = windows.flatMap((used, join): Adjustment[] => {
    const wish = wishes[join];
    if (wish === undefined || wish.transition === 'cut' || used === wish.frames) return [];
    const asked = `${rounded(wish.seconds ?? secondsOf(wish.frames, rate))} s`;
    return [
      {
        option: 'transition-duration',
        kind: 'clamped',
        asked,
        used: used === 0 ? 'cut' : `${rounded(secondsOf(used, rate))} s`,
        reason: `${nameOf(join)} and ${nameOf(join + 1)} leave no more`,
      },
    ];
  });
  return { windows, adjustments };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
