import type { FilmFormat, Overlay, PlannedClip, Segment } from './render-plan.js';
import type { TransitionName } from './transitions.js';

/**
 * Seconds. A longer part of a clip is rendered in several segments, so that one long clip keeps all cores busy and an
 * interruption loses little.
 */
const longestSegmentSeconds = 10;

export interface PlannedJoin {
  readonly transition: TransitionName;
  readonly frames: number;
}

/** Cuts the timeline into segments: what is seen of each clip alone, and each transition. */
export function planSegments(
  clips: readonly PlannedClip[],
  joins: readonly PlannedJoin[],
  { rate }: Pick<FilmFormat, 'rate'>,
): readonly Segment[] {
  const longest = Math.max(1, Math.round((longestSegmentSeconds * rate.numerator) / rate.denominator));
  return clips.flatMap((clip, index): Segment[] => {
    const before = joins[index - 1]?.frames ?? 0;
    const after = joins[index];
    const windowFrames = after?.frames ?? 0;
    const bodies = pieces(before, clip.frames - windowFrames, longest).map(
      ([from, end]): Segment => ({
        kind: 'body',
        clip: clip.position,
        fromFrame: from,
        startsAt: clip.startsAt + from,
        frames: end - from,
        overlays: [],
      }),
    );
    if (after === undefined || after.transition === 'cut' || windowFrames === 0) return bodies;
    const fromFrame = clip.frames - windowFrames;
    return [
      ...bodies,
      {
        kind: 'window',
        clip: clip.position,
        nextClip: clip.position + 1,
        fromFrame,
        transition: after.transition,
        startsAt: clip.startsAt + fromFrame,
        frames: windowFrames,
        overlays: [],
      },
    ];
  });
}

/** One segment a clip, its packets taken as they are. */
export function planCopies(clips: readonly PlannedClip[]): readonly Segment[] {
  return clips.map(({ position, startsAt, frames }) => ({
    kind: 'copy',
    clip: position,
    startsAt,
    frames,
    overlays: [],
  }));
}

/** Gives each segment the overlays that are seen in it. */
export function withOverlays(segments: readonly Segment[], overlays: readonly Overlay[]): readonly Segment[] {
  return segments.map((segment) => ({
    ...segment,
    overlays: overlays.filter(
      ({ fromFrame, endFrame }) =>
        fromFrame < segment.startsAt + segment.frames && endFrame > segment.startsAt,
    ),
  }));
}

function pieces(from: number, end: number, longest: number): readonly (readonly [number, number])[] {
  const count = Math.ceil((end - from) / longest);
  return Array.from({ length: Math.max(0, count) }, (_, index) => [
    from + index * longest,
    Math.min(end, from + (index + 1) * longest),
  ]);
}
