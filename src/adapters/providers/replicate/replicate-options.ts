import { lookup } from 'node:dns/promises';
import { AivideoError } from '../../../domain/errors.js';
import type { Clock } from '../../../ports/clock.js';
import type { ResolveHost } from './address-guard.js';
import { type BaseUrl, parseBaseUrl } from './base-url.js';

/** Like the platform's `fetch`. Called once a request and never again for the same one. */
export type FetchFunction = (url: URL, init: RequestInit) => Promise<Response>;

/** How long nothing may happen, in milliseconds. */
export interface Timeouts {
  /** From the start of a request to the headers of its answer. Default 30000. */
  readonly requestMs: number;
  /** Between two parts of a media file. An API answer must be whole after four times that. Default 30000. */
  readonly stallMs: number;
}

export interface ReplicateOptions {
  readonly token: string;
  /** With or without `/v1`. https, or http on a loopback address. Default `https://api.replicate.com/v1`. */
  readonly baseUrl?: string | undefined;
  /** Makes the requests to the API, not the downloads. Default: the platform's own. */
  readonly fetch?: FetchFunction | undefined;
  /** `aivideo/0.1.0`. */
  readonly userAgent: string;
  /** Tells the time for `Retry-After` dates and deadlines; nothing here waits by it. */
  readonly clock: Pick<Clock, 'now'>;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Looks up the addresses of a media host. Default: the system's resolver. */
  readonly resolve?: ResolveHost | undefined;
  /** Largest media file in bytes. Default 4 GiB. */
  readonly maxMediaBytes?: number | undefined;
  /** Largest API answer in bytes, unpacked. Default 64 MiB: a page of 100 jobs whose inputs hold data URLs. */
  readonly maxAnswerBytes?: number | undefined;
}

/** The options with every default in place. */
export interface ReplicateSettings {
  readonly token: string;
  readonly base: BaseUrl;
  readonly fetch: FetchFunction;
  readonly userAgent: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeouts: Timeouts;
  readonly resolve: ResolveHost;
  readonly maxMediaBytes: number;
  readonly maxAnswerBytes: number;
}

/** Errors: `token-missing`, `token-refused` (no header can carry it), `config-invalid` (the base URL). */
export function resolveOptions(options: ReplicateOptions): ReplicateSettings {
  return {
    token: checkToken(options.token),
    base: parseBaseUrl(options.baseUrl ?? 'https://api.replicate.com/v1'),
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    userAgent: options.userAgent,
    clock: options.clock,
    timeouts: { requestMs: 30_000, stallMs: 30_000, ...options.timeouts },
    resolve: options.resolve ?? ((hostname) => lookup(hostname, { all: true, verbatim: true })),
    maxMediaBytes: options.maxMediaBytes ?? 4 * 1024 ** 3,
    maxAnswerBytes: options.maxAnswerBytes ?? 64 * 1024 ** 2,
  };
}

/**
 * The client falls back to `process.env` for an empty token, and `fetch` repeats a malformed header in its error
 * message: neither gets that far.
 */
function checkToken(given: string): string {
  const token = given.trim();
  if (token === '') throw new AivideoError('token-missing', 'There is no token for Replicate');
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new AivideoError('token-refused', 'The token for Replicate holds characters that no token has');
  return token;
}
