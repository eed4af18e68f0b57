import { canonicalJson } from '../../domain/canonical-json.js';
import type { Intent } from '../../domain/run/match-job.js';

/**
 * Starts identical orders one after another: as long as the answer to one is awaited, nobody could tell which of two
 * that are alike a job at the provider belongs to. One for all jobs of a process.
 */
export interface OrderLanes {
  /** Runs `task` when no other that is for the same order runs. */
  pass<Result>(order: Intent, task: () => Promise<Result>): Promise<Result>;
}

export function createOrderLanes(): OrderLanes {
  const lanes = new Map<string, Promise<unknown>>();
  return {
    pass({ modelRef, input }, task) {
      const key = canonicalJson({ modelRef, input });
      const result = (lanes.get(key) ?? Promise.resolve()).then(task);
      lanes.set(
        key,
        result.catch(() => undefined),
      );
      return result;
    },
  };
}
