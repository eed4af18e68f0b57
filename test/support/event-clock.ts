import type { Clock } from '../../src/ports/clock.js';

/** A clock for many sleepers: time stands still while anything can go on, then jumps to the next who wakes. */
export interface EventClock extends Clock {
  /** Lets time pass until a promise has settled; throws when nobody is left to wake. */
  until<Value>(promise: Promise<Value>): Promise<Value>;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Only for code that waits by this clock alone: real input and output would be overtaken. */
export function createEventClock(): EventClock {
  let nowMs = 0;
  let sleepers: readonly Sleeper[] = [];
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const leave = () => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          reject(signal.reason);
        };
        const wake = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        const sleeper = { atMs: nowMs + Math.max(0, ms), wake };
        signal.addEventListener('abort', leave, { once: true });
        sleepers = [...sleepers, sleeper];
      }),
    async until(promise) {
      let isSettled = false;
      const settle = () => {
        isSettled = true;
      };
      promise.then(settle, settle);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isSettled) return promise;
        const next = sleepers.reduce<Sleeper | undefined>(
          (first, each) => (first === undefined || each.atMs < first.atMs ? each : first),
          undefined,
        );
        if (next === undefined) throw new Error('everything waits, and nobody will wake');
        sleepers = sleepers.filter((each) => each !== next);
        nowMs = next.atMs;
        next.wake();
      }
    },
  };
}
