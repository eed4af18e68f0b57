import type { Piece } from '../timeline/composite-segment.js';

/** The time of the film that one clip of a half fills. */
export interface Span {
  /** The clip's position. */
  readonly clip: number;
  /** The film's frame at which it begins. */
  readonly startsAt: number;
  readonly frames: number;
  /** Frames of the clip; after the last one it loops, or the last one is held. */
  readonly available: number;
  /** Present where it loops. */
  readonly crossFrames?: number;
}

/** Frames from one beginning of a loop to the next; undefined for what does not loop. */
export function loopPeriod({ available, crossFrames }: Span): number | undefined {
  return crossFrames === undefined ? undefined : available - crossFrames;
}

/** What is seen of a half from a frame of the film on, for `frames` frames. The spans hold the whole film. */
export function piecesOf(spans: readonly Span[], from: number, frames: number): readonly Piece[] {
  return spans.flatMap((span) => {
    const begin = Math.max(from, span.startsAt);
    const end = Math.min(from + frames, span.startsAt + span.frames);
    return end > begin ? spanPieces(span, begin - span.startsAt, end - span.startsAt) : [];
  });
}

/** From one frame of a span up to but without another. */
function spanPieces(span: Span, from: number, end: number): readonly Piece[] {
  const period = loopPeriod(span);
  const { clip, crossFrames = 0 } = span;
  if (period === undefined) return [{ kind: 'play', clip, fromFrame: from, frames: end - from }];
  const pieces: Piece[] = [];
  for (let at = from; at < end; ) {
    const round = Math.floor(at / period);
    const inRound = at - round * period;
    const isCrossing = round > 0 && inRound < crossFrames;
    const next = isCrossing ? round * period + crossFrames : (round + 1) * period;
    const frames = Math.min(end, next) - at;
    pieces.push(
      isCrossing
        ? { kind: 'loop', clip, fromFrame: period, crossFrames, skippedFrames: inRound, frames }
        : { kind: 'play', clip, fromFrame: inRound, frames },
    );
    at += frames;
  }
  return pieces;
}
