import { expect } from 'vitest';
import type {
  FetchFunction,
  ReplicateOptions,
} from '../../../../src/adapters/providers/replicate/replicate-options.js';
import { createReplicateProvider } from '../../../../src/adapters/providers/replicate/replicate-provider.js';
import { AivideoError } from '../../../../src/domain/errors.js';
import type { JobHandle } from '../../../../src/domain/run/job.js';
import type { CallOptions } from '../../../../src/ports/video-provider.js';

/** A token that is easy to find where it must not be. */
export const markedToken = 'r8_MARKEDtokenMARKEDtokenMARKEDtoken0000';

export const jobId = 'gm3qorzdhgbfurvjtvhg6dckhu';

export const job: JobHandle = { provider: 'replicate', id: jobId, data: {} };

export const communityRef = `owner/name:${'a'.repeat(64)}`;

/** 2026-11-22T08:00:00Z. */
export const now = Date.UTC(2026, 10, 22, 8);

/** A signal that nobody aborts. */
export const call: CallOptions = { signal: new AbortController().signal };

export function options(baseUrl: string, changes: Partial<ReplicateOptions> = {}): ReplicateOptions {
  return { token: markedToken, baseUrl, userAgent: 'aivideo/0.0.0', clock: { now: () => now }, ...changes };
}

export function provider(baseUrl: string, changes: Partial<ReplicateOptions> = {}) {
  return createReplicateProvider(options(baseUrl, changes));
}

/** A provider whose every API request is answered by `respond`; `requests` counts them. */
export function scriptedProvider(respond: (url: URL, init: RequestInit) => Promise<Response>) {
  const requests: { url: URL; init: RequestInit }[] = [];
  const fetch: FetchFunction = (url, init) => {
    requests.push({ url, init });
    return respond(url, init);
  };
  return { provider: provider('https://api.example.com', { fetch }), requests };
}

/** Nothing but a 200 with this body, every time. */
export function answering(body: unknown, init: ResponseInit = {}) {
  return scriptedProvider(async () => Response.json(body, init));
}

/** A prediction as the service writes it. */
export function prediction(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: jobId,
    model: 'owner/name',
    version: 'hidden',
    input: { prompt: 'a wave' },
    output: null,
    error: null,
    logs: '',
    metrics: {},
    data_removed: false,
    status: 'starting',
    source: 'api',
    created_at: '2026-11-22T07:59:00.123456Z',
    urls: {
      get: `https://api.replicate.com/v1/predictions/${jobId}`,
      cancel: `https://api.replicate.com/v1/predictions/${jobId}/cancel`,
      web: `https://replicate.com/p/${jobId}`,
    },
    ...changes,
  };
}

/** The error that a promise is rejected with; fails when it is none of aivideo's. */
export async function failureOf(promise: Promise<unknown>): Promise<AivideoError> {
  const error = await promise.then(
    () => expect.fail('It should have failed'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AivideoError) return error;
  throw error;
}

/** All that anybody could print of an error. */
export function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  const details = error instanceof AivideoError ? JSON.stringify(error.details) : '';
  return [error.name, error.message, error.stack, own, details, everythingIn(error.cause)].join('\n');
}

/** All bytes of a stream. */
export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Everything that an iteration yields. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
