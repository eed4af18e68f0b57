import { AivideoError } from '../../domain/errors.js';
import type { Clock } from '../../ports/clock.js';
import { createStartRate } from './start-rate.js';
import { createStartTurns, type TurnOptions } from './start-turns.js';

/** Lets jobs be started as fast as the account may, and no faster; one for all jobs of a process. */
export interface StartGate {
  /**
   * Makes a start when its turn has come. Errors: what `start` throws, and the signal's reason while it waits. A
   * `rate-limited` error slows the gate down for everybody; repeating is the caller's.
   */
  pass<Job>(start: () => Promise<Job>, options: TurnOptions): Promise<Job>;
  /** Starts that the provider has taken so far. */
  readonly taken: number;
}

/** A gate that knows no limit yet; it learns from refusals. */
export function createStartGate(clock: Clock): StartGate {
  const rate = createStartRate();
  const turns = createStartTurns(clock, rate);
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    async pass(start, options) {
      const turn = await turns.wait(options);
      try {
        const job = await start();
        taken += 1;
        rate.taken(turn.sentMs);
        return job;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        rate.refused({ ...readRefusal(error), ...turn, nowMs: clock.monotonicMs() });
        turns.announce();
        throw error;
      } finally {
        rate.answered(clock.monotonicMs());
        turns.end(turn);
      }
    },
  };
}

function isRefusal(error: unknown): error is AivideoError {
  return error instanceof AivideoError && error.code === 'rate-limited';
}

/** `reduced to 6 requests per minute` stands in the words of the answer only. */
function readRefusal({ message, details }: AivideoError) {
  const perMinute = Number(/(\d+) requests? per minute/.exec(message)?.[1] ?? 0);
  const after = details.retryAfterSeconds;
  return {
    ...(perMinute > 0 ? { perMinute } : {}),
    ...(typeof after === 'number' && after >= 0 ? { afterMs: after * 1000 } : {}),
  };
}
