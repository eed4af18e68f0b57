import type { Clock } from '../../ports/clock.js';

/** A signal that comes later than another. */
export interface LingeringSignal {
  readonly signal: AbortSignal;
  /** It is not needed any more. */
  end(): void;
}

/** A signal that is aborted, for the same reason, `ms` milliseconds after `first`. */
export function lingeringSignal(clock: Clock, first: AbortSignal, ms: number): LingeringSignal {
  const late = new AbortController();
  const done = new AbortController();
  const linger = () =>
    void clock.sleep(ms, done.signal).then(
      () => late.abort(first.reason),
      () => undefined,
    );
  if (first.aborted) linger();
  else first.addEventListener('abort', linger, { once: true, signal: done.signal });
  return { signal: late.signal, end: () => done.abort() };
}
