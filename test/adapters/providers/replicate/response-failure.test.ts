import { describe, expect, it } from 'vitest';
import { createReplicateDirectory } from '../../../../src/adapters/providers/replicate/replicate-directory.js';
import {
  answering,
  call,
  communityRef,
  failureOf,
  job,
  jobId,
  now,
  options,
  scriptedProvider,
} from './fixtures.js';

const versionDetail =
  "The specified version does not exist (or perhaps you don't have permission to use it?)";

describe('a refused create', () => {
  it.each([
    [400, { detail: 'Failed to parse request body as JSON: EOF', status: 400 }, 'input-invalid'],
    [401, { title: 'Unauthenticated', detail: 'You did not pass an authentication token' }, 'token-refused'],
    [402, { title: 'Insufficient credit', detail: 'You have insufficient credit.' }, 'billing-refused'],
    [403, { detail: 'Not yours' }, 'token-refused'],
    [404, { detail: 'The requested resource could not be found.' }, 'model-unavailable'],
    [409, { detail: 'Conflict' }, 'provider-failed'],
    [422, { title: 'Invalid version or not permitted', detail: versionDetail }, 'model-unavailable'],
    [422, { detail: '- input: prompt is required\n' }, 'input-invalid'],
  ])('with %i %o is %s, creates nothing and is not repeated', async (status, body, code) => {
    const { provider, requests } = answering(body, { status });

    const error = await failureOf(provider.start(communityRef, {}, call));

    expect(error).toMatchObject({ code, retryable: false, details: { provider: 'replicate', status } });
    expect(error.message).not.toMatch(/[.\n]$/);
    expect(requests).toHaveLength(1);
  });

  it('repeats what the service says', async () => {
    const { provider } = answering({ detail: 'You have insufficient credit.\n' }, { status: 402 });

    const error = await failureOf(provider.start('owner/name', {}, call));

    expect(error.message).toBe('Replicate will not bill this account: You have insufficient credit');
  });

  it('names every input that does not fit', async () => {
    const body = {
      detail: '- input.aspect_ratio: aspect_ratio must be one of the following: "1:1"\n',
      status: 422,
      title: 'Input validation failed',
      invalid_fields: [
        { type: 'enum', field: 'input.aspect_ratio', description: 'aspect_ratio must be one of "1:1"' },
        { type: 'required', field: 'input', description: 'prompt is required' },
        'nonsense',
      ],
    };
    const { provider } = answering(body, { status: 422 });

    const error = await failureOf(provider.start('owner/name', {}, call));

    expect(error.code).toBe('input-invalid');
    expect(error.details.invalid).toEqual([
      { field: 'aspect_ratio', type: 'enum', description: 'aspect_ratio must be one of "1:1"' },
      { field: 'input', type: 'required', description: 'prompt is required' },
    ]);
  });

  it('explains a refused version in all ways that it can mean', async () => {
    const { provider } = answering({ title: 'Invalid version or not permitted' }, { status: 422 });

    const error = await failureOf(provider.start(communityRef, {}, call));

    expect(error.message).toMatch(/no such version, or this account may not use it/);
    expect(error.message).toContain(communityRef);
  });

  it('says how long to wait by text alone', async () => {
    const detail = 'Request was throttled. Your rate limit resets in ~30s.';
    const { provider } = answering({ detail }, { status: 429 });

    const error = await failureOf(provider.start('owner/name', {}, call));

    expect(error).toMatchObject({
      code: 'rate-limited',
      retryable: true,
      details: { retryAfterSeconds: 30 },
    });
  });

  it('may be repeated after a 429 that says nothing', async () => {
    const { provider } = scriptedProvider(async () => new Response('', { status: 429 }));

    const error = await failureOf(provider.start('owner/name', {}, call));

    expect(error).toMatchObject({ code: 'rate-limited', retryable: true });
    expect(error.details).not.toHaveProperty('retryAfterSeconds');
  });
});

describe('a failed request for a state', () => {
  it.each([
    ['500', Response.json({ detail: 'oops' }, { status: 500 }), true],
    ['502 with HTML', new Response('<html><b>502</b></html>', { status: 502 }), true],
    ['520', new Response('error code: 520', { status: 520 }), true],
    ['408', new Response('', { status: 408 }), true],
    ['200 with HTML', new Response('<html>Welcome</html>'), true],
    ['200 with JSON that is cut', new Response('{"id":"gm3q'), true],
    ['200 with nothing', new Response(''), true],
    ['200 with another shape', Response.json({ hello: 'world' }), true],
    [
      '302',
      new Response(null, { status: 302, headers: { location: 'https://elsewhere.example.com' } }),
      false,
    ],
    ['403 with HTML', new Response('<!doctype html>', { status: 403 }), false],
    ['418', Response.json({ detail: 'teapot' }, { status: 418 }), false],
  ])('%s is provider-failed, retryable: %3$s', async (_what, response, retryable) => {
    const { provider, requests } = scriptedProvider(async () => response);

    const error = await failureOf(provider.status(job, call));

    expect(error).toMatchObject({ code: 'provider-failed', retryable, details: { status: response.status } });
    expect(error.message).not.toContain('<');
    expect(requests).toHaveLength(1);
  });

  it('does not follow a redirect with the token', async () => {
    const { provider, requests } = scriptedProvider(
      async () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example.com' } }),
    );

    const error = await failureOf(provider.status(job, call));

    expect(requests[0]?.init.redirect).toBe('manual');
    expect(error.details.location).toBe('https://elsewhere.example.com');
  });

  it('is job-unknown for a job that is not there', async () => {
    const { provider } = answering({ detail: 'The requested resource could not be found.' }, { status: 404 });

    const error = await failureOf(provider.status(job, call));

    expect(error).toMatchObject({ code: 'job-unknown', retryable: false, details: { job: jobId } });
    expect(error.details).not.toHaveProperty('outcome');
  });

  it('says when to come back after a 503', async () => {
    const date = new Date(now + 9000).toUTCString();
    const { provider } = answering({}, { status: 503, headers: { 'retry-after': date } });

    const error = await failureOf(provider.status(job, call));

    expect(error.details.retryAfterSeconds).toBe(9);
  });

  it('cuts off an answer without end', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const fetch = async () => new Response(endless);
    const directory = createReplicateDirectory(
      options('https://api.example.com', { fetch, maxAnswerBytes: 1_000_000 }),
    );

    const error = await failureOf(directory.account(call));

    expect(error).toMatchObject({ code: 'provider-failed', retryable: false });
    expect(sent).toBeLessThan(2_000_000);
  });
});
