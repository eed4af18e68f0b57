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

export interface SegmentGrid extends Pick<FilmFormat, 'rate'> {
  /**
   * Frames at the end of the last clip that become a segment of their own: those that a transition would take if another clip
   * followed. When one does, the rest of the clip is there already. Default 0.
   */
  readonly tailFrames?: number;
}

/** Cuts the timeline into segments: what is seen of each clip alone, and each transition. */
export function planSegments(
  clips: readonly PlannedClip[],
  joins: readonly PlannedJoin[],
  { rate, tailFrames = 0 }: SegmentGrid,
): readonly Segment[] {
  const longest = Math.max(1, Math.round((longestSegmentSeconds * rate.numerator) / rate.denominator));
  return clips.flatMap((clip, index): Segment[] => {
    const before = joins[index - 1]?.frames ?? 0;
    const after = joins[index];
    const windowFrames = after?.frames ?? 0;
    const end = clip.frames - windowFrames;
    const cut = index < clips.length - 1 ? end : Math.max(before, end - tailFrames);
    const bodies = [...pieces(before, cut, longest), ...pieces(cut, end, longest)].map(
      ([from, to]): Segment => ({
        kind: 'body',
        clip: clip.position,
        fromFrame: from,
        startsAt: clip.startsAt + from,
        frames: to - from,
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

/** Gives each segment the overlays that are seen in it, over those that it has. */
export function withOverlays(segments: readonly Segment[], overlays: readonly Overlay[]): readonly Segment[] {
  return segments.map((segment) => ({
    ...segment,
    overlays: [
      ...segment.overlays,
      ...overlays.filter(
        ({ fromFrame, endFrame }) =>
          fromFrame < segment.startsAt + segment.frames && endFrame > segment.startsAt,
      ),
    ],
  }));
}

function pieces(from: number, end: number, longest: number): readonly (readonly [number, number])[] {
  const count = Math.ceil((end - from) / longest);
  return Array.from({ length: Math.max(0, count) }, (_, index) => [
    from + index * longest,
    Math.min(end, from + (index + 1) * longest),
  ]);
}
