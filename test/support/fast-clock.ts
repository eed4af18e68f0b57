import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/ports/clock.js';

export interface FastClockOptions {
  /** Seconds that go by in each real second. */
  readonly speed: number;
  /** How far the wall clock is ahead of the true time, in milliseconds; negative when it is behind. Default 0. */
  readonly aheadMs?: () => number;
  /** Lets the same extra time pass elsewhere. */
  readonly advance: (ms: number) => void;
}

/** A clock on which waiting is short. Whoever is handed to `advance` lives at the same speed. */
export function createFastClock({ speed, aheadMs = () => 0, advance }: FastClockOptions): Clock {
  const startedMs = performance.now();
  const wallMs = Date.now();
  let advancedMs = 0;
  const goneMs = () => {
    const realMs = performance.now() - startedMs;
    const extraMs = realMs * (speed - 1);
    advance(extraMs - advancedMs);
    advancedMs = extraMs;
    return realMs * speed;
  };
  // The other side must not stand still while nobody asks for the time.
  const beat = setInterval(goneMs, 2);
  onTestFinished(() => clearInterval(beat));
  return {
    now: () => wallMs + aheadMs() + goneMs(),
    monotonicMs: goneMs,
    async sleep(ms, signal) {
      try {
        await pause(ms / speed, undefined, { signal });
      } catch (error) {
        throw signal.aborted ? signal.reason : error;
      }
    },
  };
}
