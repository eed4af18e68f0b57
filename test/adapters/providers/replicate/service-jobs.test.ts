import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../support/fake-replicate/scenarios.js';
import { call } from './fixtures.js';
import { finishedJob, input, modelRef, startService } from './service-call.js';

describe('a job at the service', () => {
  it('is queued, runs with the progress of its logs, and succeeds', async () => {
    const { fake, replicate } = await startService();
    const job = await replicate.start(modelRef, input, call);

    const queued = await replicate.status(job, call);
    fake.advance(10_000 + 13_600);
    const running = await replicate.status(job, call);
    fake.advance(30_000);
    const done = await replicate.status(job, call);

    expect(queued).toEqual({ state: 'queued' });
    expect(running).toMatchObject({ state: 'running', fraction: 0.34, remainingSeconds: 26 });
    expect(done).toMatchObject({ state: 'succeeded', outputs: [{ url: expect.stringMatching(/\.mp4$/) }] });
  });

  it.each([
    [scenarios.contentRefused(), { state: 'failed', reason: 'content' }],
    [scenarios.interrupted(), { state: 'failed', reason: 'interrupted' }],
    [scenarios.bootTimeout(), { state: 'failed', reason: 'interrupted' }],
    [scenarios.outOfMemory(), { state: 'failed', reason: 'out-of-memory' }],
    [scenarios.cudaOutOfMemory(), { state: 'failed', reason: 'out-of-memory' }],
    [scenarios.failed(), { state: 'failed', reason: 'model' }],
    [scenarios.canceled(), { state: 'canceled', by: 'request', ran: true }],
    [scenarios.aborted(), { state: 'canceled', by: 'request', ran: false }],
    [scenarios.stuckInStarting(), { state: 'queued' }],
    [scenarios.runsForever(), { state: 'running' }],
    [scenarios.outputNull(), { state: 'succeeded', outputs: [] }],
    [scenarios.outputEmpty(), { state: 'succeeded', outputs: [] }],
  ])('with the scenario %o is %o', async (scenario, status) => {
    const service = await startService();
    const { fake, replicate } = service;
    fake.onCreate('any', scenario);

    const job = await finishedJob(service);

    expect(await replicate.status(job, call)).toMatchObject(status);
  });

  it('is removed an hour after its end', async () => {
    const service = await startService();
    const { fake, replicate } = service;
    const job = await finishedJob(service);

    fake.advance(2 * 60 * 60_000);

    expect(await replicate.status(job, call)).toEqual({ state: 'removed' });
  });

  it('is ended by its deadline while it runs', async () => {
    const { fake, replicate } = await startService();
    const job = await replicate.start(modelRef, input, { ...call, deadlineSeconds: 20 });

    fake.advance(60_000);

    expect(await replicate.status(job, call)).toMatchObject({ state: 'canceled', by: 'deadline', ran: true });
  });

  it('is ended by its deadline before it runs', async () => {
    const { fake, replicate } = await startService();
    const job = await replicate.start(modelRef, input, { ...call, deadlineSeconds: 5 });

    fake.advance(60_000);

    expect(await replicate.status(job, call)).toMatchObject({
      state: 'canceled',
      by: 'deadline',
      ran: false,
    });
  });

  it('is cancelled by request', async () => {
    const { fake, replicate } = await startService();
    const job = await replicate.start(modelRef, input, call);
    fake.advance(15_000);

    await replicate.cancel(job, call);

    expect(await replicate.status(job, call)).toMatchObject({ state: 'canceled', by: 'request', ran: true });
  });
});
