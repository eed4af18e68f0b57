import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/ports/clock.js';

export interface FastClockOptions {
  /** Seconds that go by in each real second. */
  readonly speed: number;
  /** How far the wall clock is ahead of the true time, in milliseconds; negative when it is behind. Default 0. */
  readonly aheadMs?: (() => number) | undefined;
}

/** A clock on which waiting is short. */
export interface FastClock extends Clock {
  /** Milliseconds since 1970, whatever the wall clock says: for whoever is to live at the same speed. */
  trueNow(): number;
}

export function createFastClock({ speed, aheadMs = () => 0 }: FastClockOptions): FastClock {
  const startedMs = performance.now();
  const wallMs = Date.now();
  const monotonicMs = () => (performance.now() - startedMs) * speed;
  const trueNow = () => wallMs + monotonicMs();
  return {
    trueNow,
    now: () => trueNow() + aheadMs(),
    monotonicMs,
    async sleep(ms, signal) {
      try {
        await pause(ms / speed, undefined, { signal });
      } catch (error) {
        throw signal.aborted ? signal.reason : error;
      }
    },
  };
}
