import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AivideoError } from '../../../../src/domain/errors.js';
import {
  call,
  collect,
  communityRef,
  failureOf,
  job,
  jobId,
  markedToken,
  prediction,
  provider,
  scriptedProvider,
} from './fixtures.js';
import { reset, sendJson, serve } from './scripted-server.js';

/** What the `replicate` client 1.4.0 does wrong by itself, and aivideo does not do through it. */
describe('through the official client', () => {
  it('sends a create whose answer is lost once, and says that nobody knows', async () => {
    const server = await serve((_response, _request, raw) => reset(raw));

    const error = await failureOf(provider(server.baseUrl).start('owner/name', { prompt: 'x' }, call));

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: 'job-unknown', retryable: false, details: { outcome: 'unknown' } });
  });

  it('sends a create that is throttled once, and says when it may be repeated', async () => {
    const server = await serve((response) =>
      sendJson(response, { detail: 'Request was throttled.', status: 429, retry_after: 5 }, { status: 429 }),
    );

    const error = await failureOf(provider(server.baseUrl).start('owner/name', {}, call));

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: 'rate-limited', retryable: true, details: { retryAfterSeconds: 5 } });
  });

  it('honours the header Retry-After', async () => {
    const server = await serve((response) =>
      sendJson(response, { detail: 'slow down' }, { status: 429, headers: { 'retry-after': '17' } }),
    );

    const error = await failureOf(provider(server.baseUrl).status(job, call));

    expect(error.details.retryAfterSeconds).toBe(17);
  });

  it.each([429, 500, 502, 503])('sends a status request that is answered with %i once', async (status) => {
    const server = await serve((response) => sendJson(response, {}, { status }));

    const error = await failureOf(provider(server.baseUrl).status(job, call));

    expect(server.requests).toHaveLength(1);
    expect(error.retryable).toBe(true);
  });

  it('sends a status request whose connection breaks once', async () => {
    const server = await serve((_response, _request, raw) => reset(raw));

    const error = await failureOf(provider(server.baseUrl).status(job, call));

    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: 'network-unreachable', retryable: true });
  });

  it('sends an upload that fails once', async () => {
    const server = await serve((response) => sendJson(response, {}, { status: 503 }));
    const file = await temporaryFile(300 * 1024);

    const error = await failureOf(provider(server.baseUrl).attach(file, call));

    expect(server.requests).toHaveLength(1);
    expect(error.retryable).toBe(true);
  });

  it('never puts itself, and so the token, into the input in place of a file', async () => {
    const server = await serve((response) => sendJson(response, prediction(), { status: 201 }));
    const replicate = provider(server.baseUrl);
    const file = await temporaryFile(3);

    const image = await replicate.attach(file, call);
    await replicate.start('owner/name', { prompt: 'x', image }, call);

    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      version: 'owner/name',
      input: { prompt: 'x', image: 'data:image/png;base64,AAAA' },
    });
    expect(server.requests[0]?.body).not.toContain(markedToken);
  });

  it('sees that an aborted job has ended', async () => {
    const server = await serve((response) => sendJson(response, prediction({ status: 'aborted' })));

    const status = await provider(server.baseUrl).status(job, call);

    expect(status).toEqual({ state: 'canceled', by: 'request', ran: false });
  });

  it('does not take a job that is processing for done', async () => {
    const server = await serve((response) => sendJson(response, prediction({ status: 'processing' })));

    const status = await provider(server.baseUrl).status(job, call);

    expect(status).toEqual({ state: 'running' });
  });

  it('ends the request itself when the caller gives up, and does not repeat it', async () => {
    const controller = new AbortController();
    const reason = new AivideoError('interrupted', 'Enough');
    let sawEnd: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      sawEnd = resolve;
    });
    const server = await serve((_response, _request, raw) => {
      raw.socket.once('close', sawEnd);
      controller.abort(reason);
    });

    const status = provider(server.baseUrl).status(job, { signal: controller.signal });

    await expect(status).rejects.toBe(reason);
    await ended;
    expect(server.requests).toHaveLength(1);
  });

  it('sends the deadline, and never asks the service to hold the answer back', async () => {
    const server = await serve((response) => sendJson(response, prediction(), { status: 201 }));

    await provider(server.baseUrl).start('owner/name', {}, { ...call, deadlineSeconds: 1800 });

    const headers = server.requests[0]?.headers;
    expect(headers?.['cancel-after']).toBe('1800s');
    expect(headers?.prefer).toBeUndefined();
  });

  it('keeps reason, logs and billed seconds of a failure', async () => {
    const server = await serve((response) =>
      sendJson(
        response,
        prediction({
          status: 'failed',
          error: 'CUDA out of memory',
          logs: 'boom',
          metrics: { predict_time: 2 },
        }),
      ),
    );

    const status = await provider(server.baseUrl).status(job, call);

    expect(status).toEqual({
      state: 'failed',
      reason: 'out-of-memory',
      message: 'CUDA out of memory',
      billedSeconds: 2,
      logTail: 'boom',
    });
  });

  it('names the HTTP status of an output that can not be fetched', async () => {
    const server = await serve((response) => sendJson(response, {}, { status: 404 }));

    const error = await failureOf(provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, call));

    expect(error).toMatchObject({ code: 'output-removed', details: { status: 404 } });
  });

  it('starts community and official models over the one route that serves both', async () => {
    const server = await serve((response) => sendJson(response, prediction(), { status: 201 }));
    const replicate = provider(server.baseUrl);

    await replicate.start(communityRef, {}, call);
    await replicate.start('owner/name', {}, call);

    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/predictions',
      'POST /v1/predictions',
    ]);
    expect(server.requests.map(({ body }) => JSON.parse(body).version)).toEqual([communityRef, 'owner/name']);
  });

  it('follows the next page at the host of the API only', async () => {
    const next = 'https://evil.example.com/v1/predictions?cursor=abc';
    const { provider: replicate, requests } = scriptedProvider(async (url) =>
      Response.json({ next: url.searchParams.has('cursor') ? null : next, results: [prediction()] }),
    );

    const found = await collect(replicate.recentJobs({ since: 0, ...call }));

    expect(found.map(({ job: { id } }) => id)).toEqual([jobId, jobId]);
    expect(requests.map(({ url }) => url.href)).toEqual([
      'https://api.example.com/v1/predictions',
      'https://api.example.com/v1/predictions?cursor=abc',
    ]);
  });
});

async function temporaryFile(bytes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'aivideo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'start.png');
  await writeFile(path, Buffer.alloc(bytes));
  return { path, name: 'start.png', bytes, contentType: 'image/png' };
}
