import type { Clock } from '../../../ports/clock.js';

/** The service's clock as far as its answers tell; this machine's may be wrong by hours. */
export interface ServerClock {
  /** Takes the header `Date` of an answer (RFC 9110, 6.6.1) that has just come. */
  learn(date: string | null | undefined): void;
  /** Milliseconds by which the service's clock is ahead of this machine's; undefined before the first answer. */
  aheadMs(): number | undefined;
  /** Milliseconds since 1970 by the service's clock; by this machine's before the first answer. */
  now(): number;
}

/** A clock that knows nothing yet. The header is exact to the second. */
export function createServerClock(clock: Pick<Clock, 'now'>): ServerClock {
  let aheadMs: number | undefined;
  return {
    learn(date) {
      const told = Date.parse(date ?? '');
      if (!Number.isNaN(told)) aheadMs = told - clock.now();
    },
    aheadMs: () => aheadMs,
    now: () => clock.now() + (aheadMs ?? 0),
  };
}
