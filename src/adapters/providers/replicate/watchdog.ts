import { setMaxListeners } from 'node:events';

/** Ends a request when the caller gives up or when nothing has happened for too long. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** True when it was time that ended it, not the caller. */
  readonly hasExpired: boolean;
  /** From now on `ms` milliseconds may pass. */
  restart(ms: number): void;
  /** No limit until the next `restart`. */
  pause(): void;
  /** Forgets timer and caller. */
  stop(): void;
}

/**
 * A watchdog that obeys `caller`. `AbortSignal.any` with `AbortSignal.timeout` would do, but its parts stay alive
 * as long as the caller's signal does, which here is as long as the program.
 */
export function createWatchdog(caller: AbortSignal): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let hasExpired = false;
  const onAbort = () => controller.abort(caller.reason);
  const onTime = () => {
    hasExpired = true;
    controller.abort(new Error('Timed out'));
  };
  // Every job in flight listens to the same signal; from the eleventh on, Node would warn of a leak.
  setMaxListeners(0, caller);
  caller.addEventListener('abort', onAbort, { once: true });
  if (caller.aborted) onAbort();
  return {
    signal: controller.signal,
    get hasExpired() {
      return hasExpired;
    },
    restart(ms) {
      clearTimeout(timer);
      timer = setTimeout(onTime, ms);
    },
    pause: () => clearTimeout(timer),
    stop() {
      clearTimeout(timer);
      caller.removeEventListener('abort', onAbort);
    },
  };
}
