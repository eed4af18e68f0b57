import type { Clock } from '../../ports/clock.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { StartRate } from './start-rate.js';

export interface TurnOptions extends CallOptions {
  /** Told how long the wait will be, as far as is known, when it is a second or more. */
  onWait(waitMs: number): void;
}

/** One start under way. */
export interface Turn {
  /** Monotonic time, in milliseconds. */
  readonly sentMs: number;
}

/** A queue, first come, first served, that moves on as the rate allows. It holds no timer while nobody waits. */
export interface StartTurns {
  /** Resolves when it is the caller's turn, which must end with `end`. Errors: the signal's reason. */
  wait(options: TurnOptions): Promise<Turn>;
  end(turn: Turn): void;
  /** Tells everybody who waits how long it will be. */
  announce(): void;
}

interface Waiter {
  readonly onWait: (waitMs: number) => void;
  readonly enter: () => void;
}

/** A start that is unanswered for so long keeps the others waiting no more; where one at a time may go, later. */
const longestTurnMs = 5_000;
const longestTurnSpacings = 3;

/** An empty queue. */
export function createStartTurns(clock: Clock, rate: StartRate): StartTurns {
  let waiting: readonly Waiter[] = [];
  let underWay: readonly Turn[] = [];
  const opensAtMs = () => {
    const longestMs = Math.max(longestTurnMs, longestTurnSpacings * rate.spacingMs());
    const untilMs = underWay
      .map(({ sentMs }) => sentMs + longestMs)
      .filter((endMs) => endMs > clock.monotonicMs());
    const isFull = untilMs.length >= rate.width();
    return Math.max(rate.nextMs(), isFull ? Math.min(...untilMs) : Number.NEGATIVE_INFINITY);
  };
  const moveOn = () => {
    for (let [first, ...others] = waiting; first !== undefined; [first, ...others] = waiting) {
      const atMs = opensAtMs();
      if (atMs > clock.monotonicMs()) return alarm.set(atMs);
      waiting = others;
      first.enter();
    }
    alarm.set(undefined);
  };
  const alarm = createAlarm(clock, moveOn);
  const begin = (): Turn => {
    const turn = { sentMs: clock.monotonicMs() };
    underWay = [...underWay, turn];
    rate.sent(turn.sentMs);
    return turn;
  };
  const tell = (waiter: Waiter, place: number) => {
    const waitMs = Math.max(0, rate.nextMs() - clock.monotonicMs()) + place * rate.spacingMs();
    if (waitMs >= 1_000) waiter.onWait(waitMs);
  };
  return {
    wait: ({ signal, onWait }) =>
      enqueue(signal, (enter) => {
        const waiter = { onWait, enter: () => enter(begin()) };
        waiting = [...waiting, waiter];
        tell(waiter, waiting.length - 1);
        moveOn();
        return () => {
          waiting = waiting.filter((each) => each !== waiter);
          moveOn();
        };
      }),
    end(turn) {
      underWay = underWay.filter((each) => each !== turn);
      moveOn();
    },
    announce: () => waiting.forEach(tell),
  };
}

/** A promise that `join` settles by calling `enter`; an abort leaves the queue by what `join` returns. */
function enqueue(signal: AbortSignal, join: (enter: (turn: Turn) => void) => () => void): Promise<Turn> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let leave: () => void = () => undefined;
    const onAbort = () => {
      reject(signal.reason);
      leave();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    leave = join((turn) => {
      signal.removeEventListener('abort', onAbort);
      resolve(turn);
    });
  });
}

interface Alarm {
  /** Rings at this monotonic time instead of an earlier one; `undefined`: never. */
  set(atMs: number | undefined): void;
}

function createAlarm(clock: Clock, ring: () => void): Alarm {
  let current: { readonly atMs: number; readonly canceled: AbortController } | undefined;
  return {
    set(atMs) {
      if (current?.atMs === atMs) return;
      current?.canceled.abort();
      current = undefined;
      if (atMs === undefined) return;
      const alarm = { atMs, canceled: new AbortController() };
      current = alarm;
      const onTime = () => {
        if (current !== alarm) return;
        current = undefined;
        ring();
      };
      clock.sleep(atMs - clock.monotonicMs(), alarm.canceled.signal).then(onTime, () => undefined);
    },
  };
}
