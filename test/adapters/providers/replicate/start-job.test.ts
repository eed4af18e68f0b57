import { describe, expect, it } from 'vitest';
import { answering, call, communityRef, failureOf, jobId, prediction, scriptedProvider } from './fixtures.js';

describe('start', () => {
  it.each([200, 201, 202])('takes status %i for a job that has begun', async (status) => {
    const { provider } = answering(prediction({ status: 'processing' }), { status });

    const job = await provider.start('owner/name', { prompt: 'x' }, call);

    expect(job).toEqual({
      provider: 'replicate',
      id: jobId,
      data: {
        get: `https://api.example.com/v1/predictions/${jobId}`,
        cancel: `https://api.example.com/v1/predictions/${jobId}/cancel`,
        createdAt: '2026-11-22T07:59:00.123456Z',
      },
    });
  });

  it('sends nothing but version and input, as JSON', async () => {
    const { provider, requests } = answering(prediction());

    await provider.start(communityRef, { prompt: '파도', seed: 0 }, call);

    const [request] = requests;
    expect(request?.url.href).toBe('https://api.example.com/v1/predictions');
    expect(JSON.parse(String(request?.init.body))).toEqual({
      version: communityRef,
      input: { prompt: '파도', seed: 0 },
    });
    expect(new Headers(request?.init.headers).get('content-type')).toBe('application/json');
    expect(new Headers(request?.init.headers).get('cancel-after')).toBeNull();
  });

  it.each([
    [1800, '1800s'],
    [90.2, '91s'],
    [1, '5s'],
  ])('turns a deadline of %d s into Cancel-After: %s and keeps it', async (deadlineSeconds, header) => {
    const { provider, requests } = answering(prediction());

    const job = await provider.start('owner/name', {}, { ...call, deadlineSeconds });

    expect(new Headers(requests[0]?.init.headers).get('cancel-after')).toBe(header);
    expect(job.data).toMatchObject({ deadlineSeconds: Number.parseInt(header, 10) });
  });

  it("keeps the service's own addresses of the job when they are at the host of the API", async () => {
    const get = `https://api.example.com/other/v1/predictions/${jobId}?via=a`;
    const { provider } = answering(prediction({ urls: { get, cancel: 'https://evil.example.com/cancel' } }));

    const job = await provider.start('owner/name', {}, call);

    expect(job.data).toMatchObject({ get, cancel: `https://api.example.com/v1/predictions/${jobId}/cancel` });
  });

  it.each(['draft', 'owner/name/more', 'owner/../name', 'owner/name:', 'https://x/y', ''])(
    'does not send %o as a model',
    async (modelRef) => {
      const { provider, requests } = answering(prediction());

      const error = await failureOf(provider.start(modelRef, {}, call));

      expect(error.code).toBe('model-unknown');
      expect(requests).toHaveLength(0);
    },
  );

  it.each([
    ['a page of HTML', new Response('<html>hello</html>', { status: 200 })],
    ['JSON that is cut', new Response('{"id":"gm3q', { status: 201 })],
    ['a job without an id', Response.json({ status: 'starting' }, { status: 201 })],
    ['an id that is a path', Response.json(prediction({ id: '../account' }), { status: 201 })],
    ['a 500', Response.json({ detail: 'oops' }, { status: 500 })],
    ['a 502 with HTML', new Response('<html>502</html>', { status: 502 })],
    ['a redirect', new Response(null, { status: 303, headers: { location: 'https://api.example.com/x' } })],
  ])('does not know the outcome after %s', async (_what, response) => {
    const { provider, requests } = scriptedProvider(async () => response);

    const error = await failureOf(provider.start('owner/name', {}, call));

    expect(error).toMatchObject({
      code: 'job-unknown',
      retryable: false,
      details: { outcome: 'unknown', model: 'owner/name', status: response.status },
    });
    expect(requests).toHaveLength(1);
  });

  it('does not know the outcome of a create that was given up under way', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { provider } = scriptedProvider(async (_url, init) => {
      controller.abort(reason);
      throw init.signal?.reason;
    });

    const error = await failureOf(provider.start('owner/name', {}, { signal: controller.signal }));

    expect(error).toMatchObject({
      code: 'job-unknown',
      cause: expect.objectContaining({ message: 'enough' }),
    });
  });

  it('sends nothing when the caller has given up before', async () => {
    const reason = new Error('enough');
    const { provider, requests } = answering(prediction());

    const started = provider.start('owner/name', {}, { signal: AbortSignal.abort(reason) });

    await expect(started).rejects.toBe(reason);
    expect(requests).toHaveLength(0);
  });
});

describe('cancel', () => {
  const job = { provider: 'replicate', id: jobId, data: null };

  it('asks for the end of the job once', async () => {
    const { provider, requests } = answering(prediction({ status: 'canceled' }));

    await provider.cancel(job, call);

    expect(requests.map(({ url, init }) => `${init.method} ${url.href}`)).toEqual([
      `POST https://api.example.com/v1/predictions/${jobId}/cancel`,
    ]);
  });

  it('does not mind an empty answer', async () => {
    const { provider } = scriptedProvider(async () => new Response(null, { status: 204 }));

    await expect(provider.cancel(job, call)).resolves.toBeUndefined();
  });

  it('is content when the job has ended meanwhile', async () => {
    const { provider } = scriptedProvider(async (url) =>
      url.pathname.endsWith('/cancel')
        ? Response.json({ detail: 'Prediction has already finished' }, { status: 422 })
        : Response.json(prediction({ status: 'succeeded' })),
    );

    await expect(provider.cancel(job, call)).resolves.toBeUndefined();
  });

  it('says so when a running job was not canceled', async () => {
    const { provider } = scriptedProvider(async (url) =>
      url.pathname.endsWith('/cancel')
        ? Response.json({ detail: 'No.' }, { status: 409 })
        : Response.json(prediction({ status: 'processing' })),
    );

    const error = await failureOf(provider.cancel(job, call));

    expect(error).toMatchObject({
      code: 'provider-failed',
      retryable: false,
      message: `Replicate refused when asked to cancel job \`${jobId}\`: No`,
    });
  });

  it('may be repeated after a 503', async () => {
    const { provider, requests } = answering({}, { status: 503 });

    const error = await failureOf(provider.cancel(job, call));

    expect(error).toMatchObject({ code: 'provider-failed', retryable: true });
    expect(requests).toHaveLength(1);
  });
});

describe('a handle', () => {
  it.each([
    { provider: 'local', id: jobId, data: null },
    { provider: 'replicate', id: '../account', data: null },
    { provider: 'replicate', id: '', data: null },
  ])('%o is unknown, and nothing is asked', async (job) => {
    const { provider, requests } = answering(prediction());

    const errors = await Promise.all([
      failureOf(provider.status(job, call)),
      failureOf(provider.cancel(job, call)),
    ]);

    expect(errors.map(({ code }) => code)).toEqual(['job-unknown', 'job-unknown']);
    expect(requests).toHaveLength(0);
  });

  it.each([
    { get: 'https://evil.example.com/steal' },
    { get: 'https://api.example.com/v1/account' },
    { get: 17 },
    'nonsense',
  ])('with the data %o leads to the API all the same', async (data) => {
    const { provider, requests } = answering(prediction());

    await provider.status({ provider: 'replicate', id: jobId, data }, call);

    expect(requests[0]?.url.href).toBe(`https://api.example.com/v1/predictions/${jobId}`);
  });
});
