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

/** The slots for one who has a turn. */
export interface SlotTurn extends JobSlots {
  /** Lets the next ones go ahead: nothing more is asked for, or not in turn. */
  pass(): void;
}

/**
 * Hands out turns. Who took one earlier asks for a slot earlier, however long it takes until it does: jobs start in the order of their
 * plan.
 */
export function createSlotTurns(slots: JobSlots): () => SlotTurn {
  let last: Promise<void> = Promise.resolve();
  return () => {
    const earlier = last;
    let pass: () => void = () => undefined;
    last = new Promise((resolve) => {
      pass = () => resolve(earlier);
    });
    return {
      pass: () => pass(),
      async hold(task, signal) {
        await earlier;
        const held = slots.hold(task, signal);
        pass();
        return held;
      },
    };
  };
}
