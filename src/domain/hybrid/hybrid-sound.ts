import { type FrameRate, sampleAt } from '../timeline/frame-rate.js';
import type { ClipSound, PlannedClip } from '../timeline/render-plan.js';
import { loopPeriod, type Span } from './half-track.js';

/** The sound of a half: that of its clips, again and again where they loop. */
export function halfSounds(
  spans: readonly Span[],
  clips: readonly PlannedClip[],
  rate: FrameRate,
): readonly ClipSound[] {
  return spans.flatMap((span) => {
    const clip = clips[span.clip - 1];
    if (clip === undefined || !clip.source.hasAudio || clip.volume === 0) return [];
    return roundsOf(span).map(({ from, end, overlapBefore, overlapAfter }): ClipSound => {
      const startsAt = sampleAt(span.startsAt + from, rate);
      const stop = sampleAt(span.startsAt + end, rate);
      return {
        clip: span.clip,
        startsAt,
        samples: stop - startsAt,
        fadeIn: sampleAt(span.startsAt + from + overlapBefore, rate) - startsAt,
        fadeOut: stop - sampleAt(span.startsAt + end - overlapAfter, rate),
        volume: clip.volume,
      };
    });
  });
}

interface Round {
  /** Frames of the span. */
  readonly from: number;
  readonly end: number;
  /** Frames that it shares with its neighbours. */
  readonly overlapBefore: number;
  readonly overlapAfter: number;
}

function roundsOf(span: Span): readonly Round[] {
  const { frames, available } = span;
  const period = loopPeriod(span) ?? frames;
  const count = Math.ceil(frames / period);
  const endOf = (index: number) => Math.min(frames, index * period + available);
  return Array.from({ length: count }, (_, index) => ({
    from: index * period,
    end: endOf(index),
    overlapBefore: index === 0 ? 0 : endOf(index - 1) - index * period,
    overlapAfter: index === count - 1 ? 0 : endOf(index) - (index + 1) * period,
  }));
}
