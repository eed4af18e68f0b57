/** Time as the program sees it. Tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z, by the wall clock: for time stamps. */
  now(): number;
  /** Milliseconds that never run backwards, from an arbitrary start: for measuring and waiting. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
