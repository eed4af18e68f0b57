import type { Cue } from './cue.js';

/** The frames of a film in which a caption is seen. */
export interface CaptionFrames {
  readonly cue: Cue;
  /** From 0. */
  readonly startFrame: number;
  /** The first frame without it. */
  readonly endFrame: number;
}

/**
 * Times of cues in frames of a film, rounded to the nearest; each is seen for at least one frame, and never two at once.
 * `rate` is a fraction (30000/1001), so that nothing drifts over hours.
 */
export function captionFrames(
  cues: readonly Cue[],
  rate: { readonly numerator: number; readonly denominator: number },
): readonly CaptionFrames[] {
  const frameAt = (ms: number) => Math.round((ms * rate.numerator) / (1000 * rate.denominator));
  let free = 0;
  return cues.map((cue, index) => {
    const startFrame = Math.max(free, frameAt(cue.startMs));
    const next = cues[index + 1];
    const latest = next === undefined ? Number.POSITIVE_INFINITY : frameAt(next.startMs);
    const endFrame = Math.max(startFrame + 1, Math.min(frameAt(cue.endMs), latest));
    free = endFrame;
    return { cue, startFrame, endFrame };
  });
}
