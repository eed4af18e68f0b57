import type { AivideoError } from '../domain/errors.js';
import type { Clock } from '../ports/clock.js';

/** Spaces the starts of jobs out to what the account is allowed; one for all jobs of a process. */
export interface StartGate {
  /** Resolves when the next job may be started. `onWait` is told of waits of a second and more. */
  enter(signal: AbortSignal, onWait: (waitMs: number) => void): Promise<void>;
  /** The provider answered 429: nothing is started for a while, and from then on not faster than it allows. */
  throttled(error: AivideoError): void;
}

/** Past this the account's limit may have been lifted, and is tried again. */
const relearnMs = 120_000;

/**
 * Learns the account's rate from its refusals: from `N requests per minute` in their text where it stands, otherwise
 * from the time after which to come back.
 */
export function createStartGate(clock: Clock): StartGate {
  let nextMs = 0;
  let spacingMs = 0;
  let learnedMs = Number.NEGATIVE_INFINITY;
  return {
    async enter(signal, onWait) {
      if (spacingMs > 0 && clock.monotonicMs() - learnedMs > relearnMs && spacingMs < 1_000) spacingMs = 0;
      const slotMs = Math.max(nextMs, clock.monotonicMs());
      nextMs = slotMs + spacingMs;
      const waitMs = slotMs - clock.monotonicMs();
      if (waitMs >= 1_000) onWait(waitMs);
      if (waitMs > 0) await clock.sleep(waitMs, signal);
    },
    throttled(error) {
      const after = error.details.retryAfterSeconds;
      const pauseMs = (typeof after === 'number' ? after : 1) * 1_000;
      spacingMs = Math.max(spacingMs, spacingOf(error.message, pauseMs));
      learnedMs = clock.monotonicMs();
      nextMs = Math.max(nextMs, learnedMs + pauseMs);
    },
  };
}

function spacingOf(text: string, pauseMs: number): number {
  const perMinute = Number(/(\d+) requests? per minute/.exec(text)?.[1]);
  return Number.isFinite(perMinute) && perMinute > 0 ? 60_000 / perMinute : Math.min(pauseMs, 10_000);
}
