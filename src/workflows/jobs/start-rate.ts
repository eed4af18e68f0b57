/** How fast the provider lets this account start jobs, as far as its answers have told. */
export interface StartRate {
  /** Monotonic time, in milliseconds, before which nothing is to be started. */
  nextMs(): number;
  /** How many starts may be unanswered at a time. */
  width(): number;
  /** Milliseconds between two starts; 0 while no limit is known. */
  spacingMs(): number;
  /** A start is sent. */
  sent(nowMs: number): void;
  /** The provider has answered a start, in whatever way. */
  answered(nowMs: number): void;
  /** The provider has started the job of a start that was sent at this time. */
  taken(sentMs: number): void;
  /** The provider has refused a start because there were too many. */
  refused(refusal: Refusal): void;
}

/** What a refusal tells. */
export interface Refusal {
  readonly nowMs: number;
  /** When the refused start was sent. */
  readonly sentMs: number;
  /** Milliseconds after which to come back, where that is said. */
  readonly afterMs?: number;
  /** Starts a minute that the account is allowed, where that is said. */
  readonly perMinute?: number;
}

/** Past this spacing starts go one by one: two that overtake each other on their way would be one too many. */
const oneByOneMs = 1_000;
/** Below this a distance is none. */
const shortestMs = 25;
const firstWidth = 1;
const mostUnanswered = 16;
/** `resets in ~5s` is rounded. */
const marginMs = 250;
/** Starts at one pace before a quicker one is tried. */
const firstPatience = 8;

/**
 * Begins with one unanswered start and allows one more for each that is taken, so that an account with a burst of 1 is
 * known by two refusals. From a refusal on, starts keep the distance that it told. The limit may be lifted while a run
 * goes on (credit was added): after some starts without a refusal the distance is halved, and again after each start
 * that is taken. A try that is refused costs one request, and the next one comes after twice as many starts.
 */
export function createStartRate(): StartRate {
  let spacing = 0;
  let open = firstWidth;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let lastAnsweredMs = Number.NEGATIVE_INFINITY;
  /** Whether the last start came as soon as it was allowed: one that came later proves nothing. */
  let isPaced = false;
  /** When the last start was sent that was taken. */
  let lastTakenMs: number | undefined;
  let lastRefusedMs = Number.NEGATIVE_INFINITY;
  let calm = 0;
  let patience = firstPatience;
  /** The distance that was known to be fine before a quicker pace was tried. */
  let proven: number | undefined;

  const quicken = () => {
    proven = spacing;
    calm = 0;
    spacing /= 2;
    if (spacing >= shortestMs) return;
    spacing = 0;
    open = firstWidth;
    proven = undefined;
  };
  const slowDown = (refusal: Refusal) => {
    const bound = distanceOf(refusal, { lastTakenMs, spacing });
    if (proven !== undefined) patience *= 2;
    spacing = refusal.perMinute === undefined ? Math.max(spacing, proven ?? bound) : bound;
    proven = undefined;
    open = Math.max(1, Math.floor(open / 2));
  };
  const nextMs = () => {
    if (spacing === 0) return pausedUntilMs;
    const fromMs = spacing >= oneByOneMs ? Math.max(lastSentMs, lastAnsweredMs) : lastSentMs;
    return Math.max(pausedUntilMs, fromMs + spacing);
  };
  return {
    nextMs,
    width: () => (spacing >= oneByOneMs ? 1 : open),
    spacingMs: () => spacing,
    sent(nowMs) {
      isPaced = nowMs - nextMs() < spacing / 4;
      lastSentMs = nowMs;
    },
    answered(nowMs) {
      lastAnsweredMs = nowMs;
    },
    taken(sentMs) {
      lastTakenMs = sentMs;
      open = Math.min(mostUnanswered, open + 1);
      if (!isPaced) return;
      calm += 1;
      if (spacing > 0 && (proven !== undefined || calm >= patience)) quicken();
    },
    refused(refusal) {
      const { nowMs, sentMs, afterMs } = refusal;
      // Refusals of starts that were on their way together tell one thing.
      if (sentMs >= lastRefusedMs) slowDown(refusal);
      calm = 0;
      lastRefusedMs = nowMs;
      const pauseMs = afterMs === undefined ? spacing : afterMs + marginMs;
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + pauseMs);
    },
  };
}

interface Known {
  readonly lastTakenMs: number | undefined;
  readonly spacing: number;
}

/** The distance between starts that a refusal asks for: never less than the account's, and with luck the same. */
function distanceOf({ perMinute, afterMs, nowMs }: Refusal, { lastTakenMs, spacing }: Known): number {
  if (perMinute !== undefined) return 60_000 / perMinute;
  if (afterMs === undefined) return Math.max(2 * oneByOneMs, 2 * spacing);
  // Room comes `afterMs` from now, and there was some when the last one was taken, or even later.
  return lastTakenMs === undefined ? afterMs : nowMs - lastTakenMs + afterMs;
}
