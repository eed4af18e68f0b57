import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { findModel } from '../../../src/domain/models/index.js';
import type { ShotRecord } from '../../../src/domain/run/reduce.js';
import type { VideoProvider } from '../../../src/ports/video-provider.js';
import { cancelRun } from '../../../src/workflows/cancel-run.js';
import { type SettleDeps, settleInterrupted } from '../../../src/workflows/jobs/settle-interrupted.js';
import { createRunRig, type RunRig } from '../run-rig.js';

const input = { prompt: 'sea', seed: 1 };
const job = { provider: 'scripted', id: 'job1', data: null };
const interrupted = new AivideoError('interrupted', 'Interrupted');
const zeroscope = findModel('zeroscope');

/** A run whose first shot has come so far. */
async function createRig(far: 'intended' | 'started' | 'finished'): Promise<RunRig> {
  const rig = await createRunRig([input, { prompt: 'sea', seed: 2 }]);
  const { recorder } = rig.deps;
  await recorder.record({ type: 'shot-intent', shot: '1', modelRef: 'studio/painter', input });
  if (far !== 'intended') await recorder.note({ type: 'shot-start', shot: '1', job });
  if (far === 'finished')
    await recorder.note({
      type: 'shot-output',
      shot: '1',
      outputs: [{ url: 'https://delivery.example/1.mp4' }],
      cost: { known: true, usd: 0.02, basis: 'a clip' },
    });
  return rig;
}

async function settle(
  rig: RunRig,
  { reason = interrupted, ...changes }: Partial<SettleDeps> & { reason?: AivideoError } = {},
): Promise<ShotRecord | undefined> {
  const { recorder } = rig.deps;
  const record = recorder.state()?.shots.get('1');
  if (record === undefined) throw new Error('The run has no first shot');
  await rig.clock.until(
    settleInterrupted({ ...rig.deps, ...changes }, record, { reason, definition: zeroscope }),
  );
  return recorder.state()?.shots.get('1');
}

describe('settling a shot after an interruption', () => {
  it('cancels the job and records what it bills', async () => {
    const rig = await createRig('started');
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: true, billedSeconds: 10 };

    const record = await settle(rig);

    expect(rig.service.canceled).toEqual(['job1']);
    expect(record).toMatchObject({ canceled: 'canceled', cost: { known: true, usd: 0.014 } });
  });

  it('has it on record before it asks for the cancel that a cancel may have happened', async () => {
    const rig = await createRig('started');
    const told: unknown[] = [];
    const provider: VideoProvider = {
      ...rig.service.provider,
      async cancel() {
        told.push(rig.journal.envelopes.at(-1)?.event);
      },
    };
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };

    await settle(rig, { provider });

    expect(told).toMatchObject([{ type: 'shot-cancel', outcome: 'unknown' }]);
  });

  it('waits until a cancel that was taken has had its effect', async () => {
    const rig = await createRig('started');
    void rig.clock.sleep(2_000, new AbortController().signal).then(() => {
      rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };
    });

    expect(await settle(rig)).toMatchObject({ canceled: 'canceled', cost: { known: true, usd: 0 } });
  });

  it('does not call a job cancelled that goes on for ten seconds', async () => {
    const rig = await createRig('started');

    expect(await settle(rig)).toMatchObject({ canceled: 'unknown', cost: { known: false } });
    expect(rig.clock.monotonicMs()).toBe(10_000);
  });

  it('asks again when the provider is unwell', async () => {
    const rig = await createRig('started');
    let calls = 0;
    const provider: VideoProvider = {
      ...rig.service.provider,
      async cancel() {
        calls += 1;
        if (calls < 3) throw new AivideoError('provider-failed', 'Status 500', { retryable: true });
      },
    };
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };

    expect(await settle(rig, { provider })).toMatchObject({ canceled: 'canceled' });
  });

  it('leaves a job that ended well in between to be collected', async () => {
    const rig = await createRig('started');
    rig.service.statuses.job1 = { state: 'succeeded', outputs: [], billedSeconds: 10 };

    expect(await settle(rig)).toMatchObject({ canceled: 'finished', cost: { known: true } });
  });

  it('asks nothing about a job that is known to have ended well', async () => {
    const rig = await createRig('finished');

    expect(await settle(rig)).toMatchObject({ canceled: 'finished', cost: { usd: 0.02 } });
    expect(rig.service.canceled).toEqual([]);
  });

  it('records a failure of its own as that', async () => {
    const rig = await createRig('started');
    rig.service.statuses.job1 = { state: 'failed', reason: 'content', message: 'Flagged' };

    const record = await settle(rig);

    expect(record?.failure).toMatchObject({ code: 'content-refused' });
  });

  it('looks up a start that was not answered, and cancels its job', async () => {
    const rig = await createRig('intended');
    rig.service.jobs.push({ job, model: 'studio/painter', input });
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };

    expect(await settle(rig)).toMatchObject({ job: { id: 'job1' }, canceled: 'canceled' });
  });

  it('leaves a start unknown of which nothing is to be found', async () => {
    const rig = await createRig('intended');

    const record = await settle(rig);

    expect(record?.intent).toBeDefined();
    expect(record?.job).toBeUndefined();
  });

  it.for([
    { name: 'at SIGTERM', changes: { reason: new AivideoError('terminated', 'Terminated') } },
    { name: 'with --keep-jobs', changes: { keepJobs: true } },
  ])('keeps the job $name', async ({ changes }) => {
    const rig = await createRig('started');

    expect(await settle(rig, changes)).toMatchObject({ canceled: 'kept', cost: { known: false } });
    expect(rig.service.canceled).toEqual([]);
  });

  it('cancels what costs nothing in any case', async () => {
    const rig = await createRig('started');
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: true };
    const provider = { ...rig.service.provider, paid: false };

    await settle(rig, { provider, reason: new AivideoError('terminated', 'Terminated') });

    expect(rig.service.canceled).toEqual(['job1']);
  });

  it('leaves a shot alone that has failed for good', async () => {
    const rig = await createRig('started');
    const error = {
      code: 'model-failed',
      message: 'Broken',
      causes: [],
      retryable: false,
      details: {},
    } as const;
    const cost = { known: true, usd: 0, basis: 'failed runs are not charged' } as const;
    await rig.deps.recorder.note({ type: 'shot-fail', shot: '1', error, cost });

    await settle(rig);

    expect(rig.service.canceled).toEqual([]);
  });
});

describe('cancelling a run', () => {
  const call = { signal: new AbortController().signal };

  it('cancels its jobs and gives it up', async () => {
    const rig = await createRig('started');
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };

    await rig.clock.until(cancelRun(rig.deps, call));

    expect(rig.service.canceled).toEqual(['job1']);
    expect(rig.deps.recorder.state()?.end).toBe('canceled');
  });

  it('does not give it up as long as a job may go on', async () => {
    const rig = await createRig('started');

    await expect(rig.clock.until(cancelRun(rig.deps, call))).rejects.toMatchObject({
      code: 'provider-failed',
      details: { run: 'run-1', shots: ['1'] },
    });

    expect(rig.deps.recorder.state()?.end).toBeUndefined();
  });
});
