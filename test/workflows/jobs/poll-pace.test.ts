import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPollPace, type PollPace } from '../../../src/workflows/jobs/poll-pace.js';

interface Watched {
  /** When the end of the job is seen, in milliseconds from its start. */
  readonly seenMs: number;
  readonly looks: number;
}

function watch(pace: PollPace, lengthMs: number): Watched {
  let seenMs = 0;
  let looks = 0;
  do {
    seenMs += pace.nextPauseMs(seenMs);
    looks += 1;
  } while (seenMs < lengthMs);
  return { seenMs, looks };
}

function paceAfter(...lengthsMs: readonly number[]): PollPace {
  const pace = createPollPace();
  for (const lengthMs of lengthsMs) pace.learn(lengthMs);
  return pace;
}

const lengths = fc.integer({ min: 1, max: 1_800_000 });

describe('the pace of looking at jobs', () => {
  it('is quick at first and slower on long jobs: nobody waits half as long again, or more than 5 s', () => {
    fc.assert(
      fc.property(lengths, (lengthMs) => {
        const { seenMs } = watch(createPollPace(), lengthMs);

        expect(seenMs - lengthMs).toBeLessThanOrEqual(Math.max(500, Math.min(lengthMs / 2, 5_000)));
      }),
    );
  });

  it('comes to few looks', () => {
    const looks = [1_000, 10_000, 60_000, 600_000].map((lengthMs) => watch(createPollPace(), lengthMs).looks);

    expect(looks).toEqual([2, 8, 18, 126]);
  });

  it('looks right after the time that earlier jobs took, and once', () => {
    const { seenMs, looks } = watch(paceAfter(1_000, 980, 1_010), 1_000);

    expect(seenMs - 1_000).toBeLessThan(50);
    expect(looks).toBe(1);
  });

  it('looks again soon when a job takes a little longer than most', () => {
    const { seenMs, looks } = watch(paceAfter(1_000), 1_150);

    expect(seenMs - 1_150).toBeLessThanOrEqual(250);
    expect(looks).toBe(2);
  });

  it('is not led astray by jobs that took much longer or shorter', () => {
    fc.assert(
      fc.property(fc.array(lengths, { minLength: 1, maxLength: 30 }), lengths, (earlier, lengthMs) => {
        const { seenMs } = watch(paceAfter(...earlier), lengthMs);

        expect(seenMs - lengthMs).toBeLessThanOrEqual(5_000);
      }),
    );
  });

  it('forgets all but the last 20 jobs', () => {
    const slow = Array.from({ length: 30 }, () => 60_000);
    const quick = Array.from({ length: 20 }, () => 1_000);

    expect(watch(paceAfter(...slow, ...quick), 1_000).looks).toBe(1);
  });

  it('never looks more than four times a second', () => {
    fc.assert(
      fc.property(fc.array(lengths, { maxLength: 30 }), lengths, (earlier, elapsedMs) => {
        expect(paceAfter(...earlier).nextPauseMs(elapsedMs)).toBeGreaterThanOrEqual(250);
      }),
    );
  });
});
