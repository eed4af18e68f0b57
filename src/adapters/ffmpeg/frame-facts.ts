/** What the filters have written of one frame: `lavfi.signalstats.YAVG` and so on, as numbers. */
export interface FrameFacts {
  readonly timeSeconds: number;
  readonly facts: ReadonlyMap<string, number>;
}

/**
 * Reads the lines of ffmpeg's `metadata=print` filter (https://ffmpeg.org/ffmpeg-filters.html#metadata_002c-ametadata):
 * a line with the frame's time, then one line for each key. `end` must be called after the last line.
 */
export function createFactReader(onFrame: (frame: FrameFacts) => void) {
  let timeSeconds: number | undefined;
  let facts = new Map<string, number>();
  const end = () => {
    if (timeSeconds !== undefined) onFrame({ timeSeconds, facts });
    timeSeconds = undefined;
    facts = new Map();
  };
  return {
    line(text: string): void {
      const frame = /^frame:\d+\s+pts:\S+\s+pts_time:(\S+)/.exec(text);
      if (frame !== null) {
        end();
        timeSeconds = Number(frame[1]);
        return;
      }
      const equals = text.indexOf('=');
      if (equals > 0) facts.set(text.slice(0, equals), numberOf(text.slice(equals + 1)));
    },
    end,
  };
}

/** ffmpeg writes `-inf` for the level of silence. */
function numberOf(text: string): number {
  if (text === '-inf') return Number.NEGATIVE_INFINITY;
  return text === 'inf' ? Number.POSITIVE_INFINITY : Number(text);
}
