import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { JsonObject } from '../../../src/domain/json.js';
import { createStartGate, type StartGate } from '../../../src/workflows/jobs/start-gate.js';
import { withRetries } from '../../../src/workflows/jobs/with-retries.js';
import { createCountedRandomness } from '../../support/counted-randomness.js';
import { createEventClock, type EventClock } from '../../support/event-clock.js';
import { type RateRule, TokenBucket } from '../../support/fake-replicate/token-bucket.js';

const never = new AbortController().signal;
setMaxListeners(0, never);
const reduced =
  'Replicate asks for fewer requests: Your rate limit for creating predictions is reduced to 6 requests per minute';

function refusal(message: string, details: JsonObject = {}): AivideoError {
  return new AivideoError('rate-limited', message, { retryable: true, details });
}

interface ServiceOptions {
  readonly rule: RateRule;
  /** What a refusal tells of itself, besides the words. */
  readonly tells: 'everything' | 'when' | 'nothing';
  /** Milliseconds from a request to its answer; it arrives halfway. */
  readonly roundTripMs: number;
}

/** An account with a limit, behind a network that takes its time. */
function createService(clock: EventClock, options: ServiceOptions) {
  let bucket = new TokenBucket(options.rule, { refusedCount: false });
  const seen = { taken: 0, refused: 0, most: 0, unanswered: 0 };
  const start = async (): Promise<number> => {
    seen.unanswered += 1;
    seen.most = Math.max(seen.most, seen.unanswered);
    await clock.sleep(options.roundTripMs / 2, never);
    const waitMs = bucket.take(clock.now());
    await clock.sleep(options.roundTripMs / 2, never);
    seen.unanswered -= 1;
    if (waitMs === undefined) {
      seen.taken += 1;
      return clock.now();
    }
    seen.refused += 1;
    const when = options.tells === 'nothing' ? {} : { retryAfterSeconds: Math.ceil(waitMs / 1000) };
    throw refusal(options.tells === 'everything' ? reduced : 'Replicate asks for fewer requests', when);
  };
  const lift = (rule: RateRule) => {
    bucket = new TokenBucket(rule, { refusedCount: false });
  };
  return { seen, start, lift };
}

/** As the program starts a job: through the gate, again after a refusal. */
function startJob<Job>(clock: EventClock, gate: StartGate, start: () => Promise<Job>): Promise<Job> {
  let before = gate.taken;
  const gained = () => {
    const isMore = gate.taken > before;
    before = gate.taken;
    return isMore;
  };
  return withRetries(() => gate.pass(start, { signal: never, onWait: () => undefined }), {
    signal: never,
    clock,
    randomness: createCountedRandomness(),
    gained,
  });
}

function startMany<Job>(clock: EventClock, count: number, start: () => Promise<Job>) {
  const gate = createStartGate(clock);
  const jobs = Array.from({ length: count }, () => startJob(clock, gate, start));
  return clock.until(Promise.all(jobs));
}

const lowCredit: RateRule = { perMinute: 6, burst: 1 };

describe('the gate for starts', () => {
  it('lets everything through quickly where there is no limit', async () => {
    const clock = createEventClock();
    const service = createService(clock, {
      rule: { perMinute: 60_000, burst: 1000 },
      tells: 'everything',
      roundTripMs: 200,
    });

    await startMany(clock, 40, service.start);

    expect(service.seen).toMatchObject({ taken: 40, refused: 0 });
    expect(clock.now()).toBeLessThan(1_500);
    expect(service.seen.most).toBeGreaterThan(10);
  });

  it.each([
    { tells: 'everything', refusals: 4, times: 1.1 },
    { tells: 'when', refusals: 4, times: 1.25 },
    { tells: 'nothing', refusals: 7, times: 1.8 },
  ] as const)(
    'starts 40 jobs at 6 a minute with a handful of refusals that tell $tells',
    async ({ tells, refusals, times }) => {
      const clock = createEventClock();
      const service = createService(clock, { rule: lowCredit, tells, roundTripMs: 600 });

      await startMany(clock, 40, service.start);

      expect(service.seen.taken).toBe(40);
      expect(service.seen.refused).toBeLessThanOrEqual(refusals);
      expect(clock.now()).toBeLessThan(390_000 * times);
    },
  );

  it('is near 600 a minute once the burst is used up', async () => {
    const clock = createEventClock();
    const rule = { perMinute: 600, burst: 100 };
    const service = createService(clock, { rule, tells: 'when', roundTripMs: 200 });

    await startMany(clock, 400, service.start);

    expect(service.seen.taken).toBe(400);
    expect(service.seen.refused).toBeLessThan(60);
    expect(clock.now()).toBeLessThan(30_000 * 1.5);
  });

  it('is quick again soon after the limit was lifted', async () => {
    const clock = createEventClock();
    const service = createService(clock, { rule: lowCredit, tells: 'everything', roundTripMs: 300 });
    const gate = createStartGate(clock);
    const first = Array.from({ length: 6 }, () => startJob(clock, gate, service.start));
    await clock.until(Promise.all(first));
    const liftedMs = clock.now();

    service.lift({ perMinute: 600, burst: 600 });
    await clock.until(Promise.all(Array.from({ length: 60 }, () => startJob(clock, gate, service.start))));

    expect(clock.now() - liftedMs).toBeLessThan(60_000);
  });

  it('tells those who wait how long it will be', async () => {
    const clock = createEventClock();
    const gate = createStartGate(clock);
    const told: number[] = [];
    let refusals = 1;
    const start = async () => {
      if (refusals-- > 0) throw refusal(reduced, { retryAfterSeconds: 10 });
    };
    await gate.pass(start, { signal: never, onWait: () => undefined }).catch(() => undefined);

    const waiting = [1, 2, 3].map(() => gate.pass(start, { signal: never, onWait: (ms) => told.push(ms) }));
    await clock.until(Promise.all(waiting));

    expect(told.slice(0, 3)).toEqual([10_250, 20_250, 30_250]);
  });

  it('goes on with the next when one that waits gives up', async () => {
    const clock = createEventClock();
    const gate = createStartGate(clock);
    const quiet = { signal: never, onWait: () => undefined };
    await gate
      .pass(() => Promise.reject(refusal(reduced, { retryAfterSeconds: 10 })), quiet)
      .catch(() => undefined);
    const controller = new AbortController();
    const reason = new AivideoError('interrupted', 'Interrupted');

    const impatient = gate.pass(async () => 'impatient', { ...quiet, signal: controller.signal });
    const patient = gate.pass(async () => 'patient', quiet);
    controller.abort(reason);

    await expect(impatient).rejects.toBe(reason);
    expect(await clock.until(patient)).toBe('patient');
    expect(clock.now()).toBe(10_250);
  });

  it('does not hold the others for a start that is never answered', async () => {
    const clock = createEventClock();
    const gate = createStartGate(clock);
    const quiet = { signal: never, onWait: () => undefined };
    const unanswered = () => new Promise<string>(() => undefined);
    void gate.pass(unanswered, quiet);

    const answered = await clock.until(gate.pass(async () => 'answered', quiet));

    expect(answered).toBe('answered');
    expect(clock.now()).toBe(5_000);
  });

  it('does not slow down for failures that have nothing to do with the rate', async () => {
    const clock = createEventClock();
    const gate = createStartGate(clock);
    const quiet = { signal: never, onWait: () => undefined };
    const failure = new AivideoError('input-invalid', 'No');

    const failed = Array.from({ length: 10 }, () => gate.pass(() => Promise.reject(failure), quiet));
    const outcomes = await clock.until(Promise.allSettled(failed));

    expect(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason === failure)).toBe(
      true,
    );
    expect(clock.now()).toBe(0);
  });
});
