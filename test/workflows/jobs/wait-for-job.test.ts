import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { JobStatus } from '../../../src/domain/run/job.js';
import type { VideoProvider } from '../../../src/ports/video-provider.js';
import { createPollPace } from '../../../src/workflows/jobs/poll-pace.js';
import { waitForJob } from '../../../src/workflows/jobs/wait-for-job.js';
import { createCountedRandomness } from '../../support/counted-randomness.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';

const job = { provider: 'scripted', id: 'job1', data: null };

/** Answers by the time that has gone by since the job's start. */
function scripted(answer: (elapsedMs: number) => JobStatus, clock: MovingClock) {
  let asked = 0;
  const provider: Pick<VideoProvider, 'status'> = {
    async status() {
      asked += 1;
      return answer(clock.monotonicMs());
    },
  };
  return { provider: provider as VideoProvider, asked: () => asked };
}

function endsAfter(lengthMs: number): (elapsedMs: number) => JobStatus {
  return (elapsedMs) =>
    elapsedMs < lengthMs
      ? { state: 'running' }
      : { state: 'succeeded', outputs: [], totalSeconds: lengthMs / 1000 };
}

async function wait(
  provider: VideoProvider,
  clock: MovingClock,
  more: { pace?: ReturnType<typeof createPollPace>; timeoutMs?: number; signal?: AbortSignal } = {},
) {
  const states: string[] = [];
  const startedMs = clock.monotonicMs();
  const status = await waitForJob(
    { provider, clock, randomness: createCountedRandomness(), pace: more.pace ?? createPollPace() },
    job,
    {
      signal: more.signal ?? new AbortController().signal,
      onStatus: ({ state }) => states.push(state),
      onWait: () => states.push('wait'),
      ...(more.timeoutMs === undefined ? {} : { timeoutMs: more.timeoutMs }),
    },
  );
  return { status, states, tookMs: clock.monotonicMs() - startedMs };
}

describe('waitForJob', () => {
  it.each<[string, JobStatus]>([
    ['failed', { state: 'failed', reason: 'model', message: 'no' }],
    ['canceled', { state: 'canceled', by: 'deadline', ran: true }],
    ['removed', { state: 'removed' }],
  ])('ends when the job is %s', async (_, end) => {
    const clock = createMovingClock();

    const { status } = await wait(scripted(() => end, clock).provider, clock);

    expect(status).toEqual(end);
  });

  it('sees the end of a short job soon and asks seldom on a long one', async () => {
    const shortClock = createMovingClock();
    const short = scripted(endsAfter(1_000), shortClock);
    const longClock = createMovingClock();
    const long = scripted(endsAfter(600_000), longClock);

    expect((await wait(short.provider, shortClock)).tookMs).toBeLessThan(1_700);
    expect((await wait(long.provider, longClock)).tookMs).toBeLessThan(605_001);
    expect(short.asked()).toBeLessThanOrEqual(3);
    expect(long.asked()).toBeLessThan(130);
  });

  it('learns from earlier jobs when to look', async () => {
    const clock = createMovingClock();
    const pace = createPollPace();
    pace.learn(1_000);
    const started = clock.monotonicMs();
    const { provider, asked } = scripted((now) => endsAfter(1_000)(now - started), clock);

    const { tookMs } = await wait(provider, clock, { pace });

    expect(tookMs).toBeLessThan(1_100);
    expect(asked()).toBe(1);
  });

  it('goes on through bad weather, saying so', async () => {
    const clock = createMovingClock();
    let failures = 3;
    const provider = {
      async status() {
        if (failures-- > 0) throw new AivideoError('provider-failed', 'HTTP 502', { retryable: true });
        return { state: 'succeeded', outputs: [] };
      },
    } as unknown as VideoProvider;

    const { states } = await wait(provider, clock);

    expect(states).toEqual(['wait', 'wait', 'wait', 'succeeded']);
  });

  it('stops waiting at the timeout and leaves the job alone', async () => {
    const clock = createMovingClock();
    const { provider } = scripted(endsAfter(60_000), clock);

    await expect(wait(provider, clock, { timeoutMs: 3_000 })).rejects.toMatchObject({
      code: 'jobs-pending',
      details: { job: 'job1' },
    });
    expect(clock.monotonicMs()).toBe(3_000);
  });

  it('ends at once with the reason of an abort', async () => {
    const clock = createMovingClock();
    const controller = new AbortController();
    const reason = new AivideoError('interrupted', 'Interrupted');
    const { provider } = scripted((elapsedMs) => {
      if (elapsedMs > 2_000) controller.abort(reason);
      return { state: 'running' };
    }, clock);

    await expect(wait(provider, clock, { signal: controller.signal })).rejects.toBe(reason);
  });
});
