import { AivideoError } from '../../domain/errors.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions } from '../../ports/video-provider.js';

/** A pause before the next attempt. */
export interface WaitNotice {
  /** What went wrong. */
  readonly error: AivideoError;
  readonly waitMs: number;
  /** Number of the attempt that failed; the first is 1. */
  readonly attempt: number;
}

/** How much bad weather is put up with; whichever limit is met first ends it. */
export interface RetryLimit {
  /** Attempts in one spell of failures, the first included. Default: no limit. */
  readonly attempts?: number;
  /** Milliseconds from the first failure to the start of the last attempt. Default 300000 (5 minutes). */
  readonly totalMs?: number;
}

export interface RetryOptions extends CallOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly limit?: RetryLimit | undefined;
  /** Told before every pause. */
  readonly onWait?: ((notice: WaitNotice) => void) | undefined;
  /** Asked after every failure. True when something was gained since the last one: then the limits start anew. */
  readonly gained?: (() => boolean) | undefined;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Spreads those who were all told the same `retryAfterSeconds`. */
const retryAfterJitterMs = 1000;
const defaultTotalMs = 300_000;

interface Spell {
  readonly startedMs: number;
  readonly failures: number;
}

/**
 * The one retry loop. Repeats what failed with a retryable `AivideoError`, after a pause of exponential
 * back-off with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/) or of
 * `details.retryAfterSeconds` when the error carries that. Everything else is thrown on at once, and an abort
 * as the signal's reason. When it gives up, the last error is thrown with `details.attempts`.
 */
export async function withRetries<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  let spell: Spell | undefined;
  for (let attempt = 1; ; attempt += 1) {
    options.signal.throwIfAborted();
    try {
      return await operation(attempt);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof AivideoError && error.retryable)) throw error;
      spell = continueSpell(spell, options);
      const pauseMs = choosePauseMs(error, spell, options.randomness);
      if (isOver(spell, pauseMs, options)) throw withAttempts(error, attempt);
      options.onWait?.({ error, waitMs: pauseMs, attempt });
      await options.clock.sleep(pauseMs, options.signal);
    }
  }
}

function continueSpell(spell: Spell | undefined, options: RetryOptions): Spell {
  const startsAnew = spell === undefined || options.gained?.() === true;
  if (startsAnew) return { startedMs: options.clock.monotonicMs(), failures: 1 };
  return { ...spell, failures: spell.failures + 1 };
}

function choosePauseMs(error: AivideoError, spell: Spell, randomness: Randomness): number {
  const asked = error.details.retryAfterSeconds;
  if (typeof asked === 'number' && asked >= 0)
    return asked * 1000 + randomness.fraction() * retryAfterJitterMs;
  return randomness.fraction() * Math.min(longestPauseMs, firstPauseMs * 2 ** (spell.failures - 1));
}

function isOver(spell: Spell, pauseMs: number, { clock, limit }: RetryOptions): boolean {
  if (spell.failures >= (limit?.attempts ?? Number.POSITIVE_INFINITY)) return true;
  const lastStartMs = clock.monotonicMs() + pauseMs;
  return lastStartMs - spell.startedMs > (limit?.totalMs ?? defaultTotalMs);
}

function withAttempts(error: AivideoError, attempts: number): AivideoError {
  const { code, message, cause, retryable, details } = error;
  return new AivideoError(code, message, { cause, retryable, details: { ...details, attempts } });
}
