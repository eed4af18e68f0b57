import { describe, expect, it } from 'vitest';
import { answering, call, collect, failureOf, jobId, now, prediction, scriptedProvider } from './fixtures.js';

describe('recentJobs', () => {
  it('yields what tells one job from another', async () => {
    const { provider, requests } = answering({ next: null, previous: null, results: [prediction()] });

    const found = await collect(provider.recentJobs({ since: new Date(now - 60_000), ...call }));

    expect(requests).toHaveLength(1);
    expect(found).toEqual([
      {
        job: { provider: 'replicate', id: jobId, data: expect.objectContaining({ get: expect.any(String) }) },
        status: 'starting',
        model: 'owner/name',
        version: 'hidden',
        input: { prompt: 'a wave' },
        createdAt: '2026-11-22T07:59:00.123456Z',
      },
    ]);
  });

  it('asks by the clock of the service, which may be hours from ours', async () => {
    const date = 'Sun, 22 Nov 2026 05:00:00 GMT';
    const ours = prediction({ created_at: '2026-11-22T04:59:30Z' });
    const older = prediction({ id: 'older', created_at: '2026-11-22T04:58:30Z' });
    const { provider, requests } = answering({ results: [ours, older] }, { headers: { date } });
    const order = { since: now - 60_000, ...call };

    const first = await collect(provider.recentJobs(order));
    await collect(provider.recentJobs(order));

    expect(first.map((found) => found.job.id)).toEqual([jobId]);
    expect(requests.map(({ url }) => url.searchParams.get('created_after'))).toEqual([
      null,
      '2026-11-22T04:59:00.000Z',
    ]);
  });

  it('gives handles that the provider takes', async () => {
    const { provider } = scriptedProvider(async (url) =>
      Response.json(url.pathname.endsWith(jobId) ? prediction() : { next: null, results: [prediction()] }),
    );

    const [found] = await collect(provider.recentJobs({ since: 0, ...call }));

    expect(found && (await provider.status(found.job, call))).toEqual({ state: 'queued' });
  });

  it('asks for a page only when it is wanted', async () => {
    const { provider, requests } = answering({
      next: 'https://api.example.com/v1/predictions?cursor=b',
      results: [prediction()],
    });

    for await (const _job of provider.recentJobs({ since: 0, ...call })) break;

    expect(requests).toHaveLength(1);
  });

  it('stops at the first job that is too old, should the service not do so', async () => {
    const next = 'https://api.example.com/v1/predictions?cursor=b';
    const results = [prediction(), prediction({ id: 'old', created_at: '2026-11-22T07:00:00Z' })];
    const { provider, requests } = answering({ next, results });

    const found = await collect(provider.recentJobs({ since: now - 120_000, ...call }));

    expect(found.map(({ job }) => job.id)).toEqual([jobId]);
    expect(requests).toHaveLength(1);
  });

  it('does not go round in circles', async () => {
    const { provider, requests } = answering({
      next: 'https://api.example.com/v1/predictions?cursor=same',
      results: [],
    });

    await collect(provider.recentJobs({ since: 0, ...call }));

    expect(requests).toHaveLength(2);
  });

  it('leaves out what is no job', async () => {
    const { provider } = answering({ results: [{ id: '../x', status: 'starting' }, null, prediction()] });

    expect(await collect(provider.recentJobs({ since: 0, ...call }))).toHaveLength(1);
  });

  it('fails as any call does', async () => {
    const { provider } = answering({}, { status: 503 });

    const error = await failureOf(collect(provider.recentJobs({ since: 0, ...call })));

    expect(error).toMatchObject({ code: 'provider-failed', retryable: true });
  });
});
