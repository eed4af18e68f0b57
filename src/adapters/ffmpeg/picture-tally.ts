import type { ClipMeasurement, Span } from '../../domain/check/clip-measurement.js';
import type { FrameFacts } from './frame-facts.js';

type Picture = Pick<ClipMeasurement, 'frames' | 'pictureSeconds' | 'black' | 'still' | 'brightness'>;

/** Gathers what the filters say of each frame into what is known of the whole clip. */
export function createPictureTally() {
  const times: number[] = [];
  const brightness: number[] = [];
  const black = createSpans('lavfi.black_start', 'lavfi.black_end');
  const still = createSpans('lavfi.freezedetect.freeze_start', 'lavfi.freezedetect.freeze_end');
  return {
    add({ timeSeconds, facts }: FrameFacts): void {
      times.push(timeSeconds);
      brightness.push(lightOf(facts.get('lavfi.signalstats.YAVG') ?? 0));
      black.add(facts);
      still.add(facts);
    },
    /** `declaredSeconds`: what the file says of its length, for the time of the last frame. */
    result(declaredSeconds: number): Picture {
      const start = times[0] ?? 0;
      const pictureSeconds = lengthOf(times, declaredSeconds);
      const end = start + pictureSeconds;
      const placed = (spans: readonly Span[]) => spans.map((span) => shifted(span, -start));
      return {
        frames: times.length,
        pictureSeconds,
        black: placed(black.all(end)),
        still: placed(still.all(end)),
        brightness,
      };
    },
  };
}

/** Luma of limited range, 16 to 235 (ITU-R BT.709), as 0 to 1. */
function lightOf(luma: number): number {
  return Math.min(1, Math.max(0, (luma - 16) / 219));
}

/** The last frame is shown as long as the one before it. A single frame is shown as long as the file says. */
function lengthOf(times: readonly number[], declaredSeconds: number): number {
  const [first] = times;
  const last = times.at(-1);
  const before = times.at(-2);
  if (first === undefined || last === undefined) return 0;
  if (before === undefined) return declaredSeconds;
  return last - first + Math.max(0, last - before);
}

/** Stretches between frames that carry these keys; the last one may be open until the end. */
function createSpans(startKey: string, endKey: string) {
  const spans: Span[] = [];
  let from: number | undefined;
  return {
    add(facts: ReadonlyMap<string, number>): void {
      const start = facts.get(startKey);
      const toSeconds = facts.get(endKey);
      const fromSeconds = from ?? start;
      from = fromSeconds;
      if (fromSeconds === undefined || toSeconds === undefined) return;
      spans.push({ fromSeconds, toSeconds });
      // A frame can end one stretch and begin the next, and it can tell of a stretch that has begun and ended before it.
      from = start !== undefined && start >= toSeconds ? start : undefined;
    },
    all: (end: number): readonly Span[] =>
      from === undefined ? spans : [...spans, { fromSeconds: from, toSeconds: end }],
  };
}

function shifted({ fromSeconds, toSeconds }: Span, by: number): Span {
  const rounded = (seconds: number) => Math.round((seconds + by) * 1e6) / 1e6;
  return { fromSeconds: rounded(fromSeconds), toSeconds: rounded(toSeconds) };
}
