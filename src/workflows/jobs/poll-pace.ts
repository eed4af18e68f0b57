/** When to look at a job next: one for all jobs of the same model in a process, so that later jobs profit from earlier ones. */
export interface PollPace {
  /** Milliseconds to wait before the next look at a job that was started `elapsedMs` ago. */
  nextPauseMs(elapsedMs: number): number;
  /** A job took `totalMs` from creation to its end. */
  learn(totalMs: number): void;
}

const quickestMs = 250;
const slowestMs = 5_000;

/**
 * Quick at first, slower on long jobs: pauses grow by a half of the time gone, from 0.5 s to 5 s, so that a result
 * waits at most a third of its job's time to be seen. Once jobs have ended, the first look comes when most of the
 * last 20 were done, and then pauses start small again.
 */
export function createPollPace(): PollPace {
  const lengths: number[] = [];
  return {
    learn(totalMs) {
      lengths.push(totalMs);
      if (lengths.length > 20) lengths.shift();
    },
    nextPauseMs(elapsedMs) {
      const expectedMs = expectedLength(lengths);
      if (expectedMs === undefined || elapsedMs > expectedMs * 3) return growing(elapsedMs, 500);
      if (elapsedMs < expectedMs) return clamp(expectedMs - elapsedMs, quickestMs, slowestMs);
      return growing(elapsedMs - expectedMs, quickestMs);
    },
  };
}

function growing(elapsedMs: number, firstMs: number): number {
  return clamp(elapsedMs / 2, firstMs, slowestMs);
}

/** The third quartile of what was seen, and a little for the way. */
function expectedLength(lengths: readonly number[]): number | undefined {
  const sorted = [...lengths].sort((a, b) => a - b);
  const third = sorted[Math.floor((sorted.length - 1) * 0.75)];
  return third === undefined ? undefined : third + 20;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
