import type { CaptionAdjustment, Cue } from './cue.js';

/** A cue as it stands in its file. */
export interface ReadCue extends Cue {
  /** Line of its time in the file. */
  readonly line: number;
  readonly hasTags: boolean;
}

/** How long a caption is shown whose end can not be right, in milliseconds, unless the next one comes first. */
const usualMs = 2000;

/**
 * Brings cues into an order in which one follows the other: sorted by their starts, ends after starts, and one ended
 * when the next begins. Captions of two speakers at the same time become one.
 */
export function arrangeCues(cues: readonly ReadCue[]): {
  readonly cues: readonly Cue[];
  readonly adjustments: readonly CaptionAdjustment[];
} {
  const adjustments: CaptionAdjustment[] = [];
  const sorted = cues.toSorted((one, other) => one.startMs - other.startMs);
  for (const [index, cue] of cues.entries())
    if (cue.startMs < (cues[index - 1]?.startMs ?? 0))
      adjustments.push({
        line: cue.line,
        message: 'A caption that starts before the one above it is moved up',
      });
  const merged = mergeStarts(sorted, adjustments);
  const arranged = merged.map((cue, index) => endInTime(cue, merged[index + 1], adjustments));
  return { cues: arranged, adjustments };
}

function mergeStarts(cues: readonly ReadCue[], adjustments: CaptionAdjustment[]): readonly ReadCue[] {
  const merged: ReadCue[] = [];
  for (const cue of cues) {
    const before = merged.at(-1);
    if (before?.startMs !== cue.startMs) {
      merged.push(cue);
      continue;
    }
    merged[merged.length - 1] = {
      ...before,
      text: `${before.text}\n${cue.text}`,
      endMs: Math.max(before.endMs, cue.endMs),
    };
    adjustments.push({ line: cue.line, message: 'Two captions that start together are shown as one' });
  }
  return merged;
}

function endInTime(cue: ReadCue, next: ReadCue | undefined, adjustments: CaptionAdjustment[]): Cue {
  const { line, hasTags, ...plain } = cue;
  const latest = next?.startMs ?? Number.POSITIVE_INFINITY;
  if (cue.endMs <= cue.startMs) {
    const endMs = Math.min(cue.startMs + usualMs, latest);
    adjustments.push({
      line,
      message: `A caption that ends before it starts is shown for ${(endMs - cue.startMs) / 1000} s`,
    });
    return { ...plain, endMs };
  }
  if (cue.endMs <= latest) return plain;
  adjustments.push({ line, message: 'A caption ends where the next one starts' });
  return { ...plain, endMs: latest };
}
