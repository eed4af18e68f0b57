/** Limits how many jobs are under way at the provider at a time. A job that has ended makes room, fetched or not. */
export interface JobSlots {
  /**
   * Runs `task` in a slot, first come, first served. Errors: those of the task; the signal's reason while it waits.
   */
  hold<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** `count` slots, all of them free. */
export function createJobSlots(count: number): JobSlots {
  let free = Math.max(1, count);
  let waiting: readonly (() => void)[] = [];
  const take = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting = waiting.filter((each) => each !== enter);
        reject(signal.reason);
      };
      if (free > 0) {
        free -= 1;
        return resolve();
      }
      signal.addEventListener('abort', leave, { once: true });
      waiting = [...waiting, enter];
    });
  const giveBack = () => {
    const [next, ...others] = waiting;
    waiting = others;
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async hold(task, signal) {
      await take(signal);
      try {
        return await task();
      } finally {
        giveBack();
      }
    },
  };
}
