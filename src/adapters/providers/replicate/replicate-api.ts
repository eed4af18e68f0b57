import type Replicate from 'replicate';
import type { z } from 'zod';
import { AivideoError } from '../../../domain/errors.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { networkFailure } from './network-failure.js';
import { parseJson } from './problem.js';
import { describePurpose, type Purpose } from './purpose.js';
import { type Answer, RequestExpired, readAnswer } from './read-answer.js';
import { createRedactor, type Redactor } from './redactor.js';
import type { ReplicateSettings } from './replicate-options.js';
import { responseFailure } from './response-failure.js';
import { createServerClock, type ServerClock } from './server-clock.js';
import { unknownOutcome } from './unknown-outcome.js';

export interface ApiCall<T> extends CallOptions {
  readonly purpose: Purpose;
  /** What must stand in the answer. */
  readonly schema: z.ZodType<T>;
  /** Milliseconds that the request may take longer than others, for what is sent with it. */
  readonly extraMs?: number;
  /** Makes one request through the client. What it resolves with does not matter. */
  send(client: Replicate): Promise<unknown>;
}

/** The API of Replicate: one call, one request, one answer or one `AivideoError`. */
export interface ReplicateApi {
  readonly settings: ReplicateSettings;
  readonly redactor: Redactor;
  readonly serverClock: ServerClock;
  call<T>(call: ApiCall<T>): Promise<T>;
}

/**
 * Routes, addresses and headers are the `replicate` client's. Its retry loop is not: it repeats a paid create up to
 * five times on a lost connection, without a pause and without reading `Retry-After` (replicate 1.4.0,
 * lib/util.js `withAutomaticRetries`). So each call has a client of its own, whose `fetch` makes the only attempt,
 * keeps what came of it, and answers the client with an empty success in any case: nothing is left to repeat.
 */
export function createReplicateApi(settings: ReplicateSettings): ReplicateApi {
  const redactor = createRedactor(settings.token);
  const serverClock = createServerClock(settings.clock);
  return {
    settings,
    redactor,
    serverClock,
    async call(call) {
      call.signal.throwIfAborted();
      try {
        return parseAnswer(await sendOnce({ settings, serverClock, redactor }, call), call);
      } catch (error) {
        throw error === call.signal.reason ? error : redactor.error(error);
      }
    },
  };
}

type Service = Pick<ReplicateApi, 'settings' | 'serverClock' | 'redactor'>;

async function sendOnce<T>(service: Service, call: ApiCall<T>): Promise<Answer> {
  const { settings } = service;
  const { default: Client } = await import('replicate');
  let attempt: Promise<Answer> | undefined;
  const fetchOnce = async (input: Request | string, init: RequestInit = {}) => {
    attempt ??= makeAttempt(service, { url: new URL(String(input)), init, call });
    await attempt.catch(() => undefined);
    return new Response('null');
  };
  await call.send(
    new Client({
      auth: settings.token,
      baseUrl: settings.base.url,
      userAgent: settings.userAgent,
      useFileOutput: false,
      fetch: fetchOnce,
    }),
  );
  if (attempt === undefined) throw new AivideoError('bug', `Replicate was never asked ${asked(call)}`);
  return attempt;
}

interface Attempt<T> {
  readonly url: URL;
  readonly init: RequestInit;
  readonly call: ApiCall<T>;
}

async function makeAttempt<T>(
  { settings, serverClock, redactor }: Service,
  { url, init, call }: Attempt<T>,
): Promise<Answer> {
  if (url.origin !== settings.base.origin)
    throw new AivideoError('address-refused', `The token does not go to \`${url.origin}\``);
  // From here on a create may have been seen by the service.
  call.signal.throwIfAborted();
  const { requestMs, stallMs } = settings.timeouts;
  const limits = {
    signal: call.signal,
    requestMs: requestMs + (call.extraMs ?? 0),
    bodyMs: 4 * stallMs,
    maxBytes: settings.maxAnswerBytes,
  };
  const answer = await readAnswer({ fetch: settings.fetch, url, init }, limits).catch((error: unknown) => {
    throw brokenCall(error, url.host, call);
  });
  serverClock.learn(answer.headers.get('date'));
  // Whoever answers has seen the token, and what they answer is kept: addresses, times, descriptions.
  const safe = { ...answer, body: redactor.text(answer.body) };
  if (answer.status >= 200 && answer.status < 300) return safe;
  throw responseFailure({ ...safe, now: serverClock.now() }, call.purpose);
}

function brokenCall<T>(error: unknown, host: string, { purpose, signal }: ApiCall<T>): unknown {
  if (signal.aborted && purpose.kind === 'create')
    return unknownOutcome(purpose, 'it was interrupted before the answer came', { cause: signal.reason });
  if (signal.aborted) return signal.reason;
  const hasExpired = error instanceof RequestExpired;
  return networkFailure({ error, host, hasExpired }, purpose);
}

function parseAnswer<T>(answer: Answer, { purpose, schema }: ApiCall<T>): T {
  const parsed = answer.isCut ? undefined : schema.safeParse(parseJson(answer.body));
  if (parsed?.success === true) return parsed.data;
  const details = { provider: 'replicate', status: answer.status };
  const flaw = answer.isCut ? 'is too large' : 'can not be read';
  if (purpose.kind === 'create') return fail(unknownOutcome(purpose, `the answer ${flaw}`, { details }));
  const message = `The answer of Replicate ${flaw} when asked ${describePurpose(purpose)}`;
  return fail(new AivideoError('provider-failed', message, { retryable: !answer.isCut, details }));
}

function fail(error: AivideoError): never {
  throw error;
}

function asked<T>({ purpose }: ApiCall<T>): string {
  return describePurpose(purpose);
}
