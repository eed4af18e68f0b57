import type { Clock } from '../../src/ports/clock.js';

/** A clock that moves only when somebody sleeps; a sleep takes no real time. */
export interface MovingClock extends Clock {
  /** Every sleep in milliseconds, in order. */
  readonly sleeps: number[];
  moveMs(ms: number): void;
}

export function createMovingClock(startMs = Date.UTC(2026, 10, 22, 8, 0, 0)): MovingClock {
  let gone = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => startMs + gone,
    monotonicMs: () => gone,
    moveMs(ms) {
      gone += ms;
    },
    async sleep(ms, signal) {
      signal.throwIfAborted();
      sleeps.push(ms);
      gone += ms;
      await Promise.resolve();
      signal.throwIfAborted();
    },
  };
}
