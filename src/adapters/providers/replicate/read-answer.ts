import type { FetchFunction } from './replicate-options.js';
import { createWatchdog } from './watchdog.js';

/** What came back from the API: always whole, or cut at the size limit. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly isCut: boolean;
}

export interface AnswerLimits {
  readonly signal: AbortSignal;
  /** Milliseconds until the headers must be here. */
  readonly requestMs: number;
  /** Milliseconds from the headers to the end of the body. */
  readonly bodyMs: number;
  /** Bytes of the body, unpacked. */
  readonly maxBytes: number;
}

/** Thrown when a limit of time has ended a request; `cause` is what the request threw. */
export class RequestExpired extends Error {
  override readonly name = 'RequestExpired';
}

/** One request, one answer. Never follows a redirect: with it would go the token. */
export async function readAnswer(
  request: { readonly fetch: FetchFunction; readonly url: URL; readonly init: RequestInit },
  limits: AnswerLimits,
): Promise<Answer> {
  const watchdog = createWatchdog(limits.signal);
  const { signal } = watchdog;
  try {
    watchdog.restart(limits.requestMs);
    const response = await request.fetch(request.url, { ...request.init, redirect: 'manual', signal });
    watchdog.restart(limits.bodyMs);
    const body = await readText(response.body, limits.maxBytes);
    return { status: response.status, headers: response.headers, ...body };
  } catch (error) {
    throw watchdog.hasExpired ? new RequestExpired('Timed out', { cause: error }) : error;
  } finally {
    watchdog.stop();
  }
}

async function readText(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Pick<Answer, 'body' | 'isCut'>> {
  if (stream === null) return { body: '', isCut: false };
  const decoder = new TextDecoder();
  let body = '';
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > maxBytes) return { body, isCut: true };
    body += decoder.decode(chunk, { stream: true });
  }
  return { body: body + decoder.decode(), isCut: false };
}
