import type { Answer } from './answer.js';
import {
  billingRequired,
  creditInsufficient,
  htmlPage,
  type InvalidField,
  inputInvalid,
  notFound,
  problem,
  type RetryHint,
  throttled,
  tokenMissing,
  tokenRefused,
} from './refusals.js';

/** How a connection is ended: properly (FIN), with a reset (RST), or not at all. */
export type Ending = 'close' | 'reset' | 'stall';

/** One way in which a request goes wrong. A plain value, so that it can be sent to another process. */
export type Fault =
  /** Broken off before the body is read (nothing has happened) or after all was done and before any answer. */
  | { readonly kind: 'break'; readonly phase: 'before-read' | 'after-accept'; readonly ending: Ending }
  /** Another answer; `accepted` when what was asked for happens all the same. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly accepted: boolean;
    }
  /** The right body under another status. */
  | { readonly kind: 'status'; readonly status: number }
  /** Headers laid over the right ones; `null` takes one away. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string | null>> }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The right head, but only this part (0 to 1) of the body. */
  | { readonly kind: 'cut'; readonly fraction: number; readonly ending: Ending }
  /** More bytes than there should be, past the declared length or with no length declared. */
  | { readonly kind: 'lengthen'; readonly extraBytes: number; readonly declared: 'true-length' | 'none' }
  /** A declared length that differs by so many bytes; the connection is closed after the body. */
  | { readonly kind: 'length'; readonly difference: number }
  /** After the right body, bytes for ever (or `limitBytes` of them), with no length declared. */
  | { readonly kind: 'endless'; readonly limitBytes: number }
  | { readonly kind: 'drip'; readonly chunkBytes: number; readonly pauseMs: number }
  /** The body compressed; with `inflatedBytes`, so many zero bytes instead of it. */
  | { readonly kind: 'gzip'; readonly inflatedBytes?: number }
  | { readonly kind: 'ignore-range' }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string };

/** The faults by name, with the service's own words where it has some. */
export const faults = {
  tokenMissing: () => refusal(tokenMissing()),
  tokenRefused: () => refusal(tokenRefused()),
  creditInsufficient: () => refusal(creditInsufficient()),
  billingRequired: () => refusal(billingRequired()),
  notFound: () => refusal(notFound()),
  inputInvalid: (...fields: readonly InvalidField[]) => refusal(inputInvalid(fields)),
  /** 429. `seconds` is when to come back (default 1); `hint` where that is said (default in the body). */
  throttled: (options: { readonly seconds?: number; readonly hint?: RetryHint } = {}) =>
    refusal(throttled({ seconds: options.seconds ?? 1, hint: options.hint ?? 'body' })),
  serverError: (options: { readonly accepted?: boolean } = {}) =>
    refusal(problem(500, { detail: 'Internal server error', status: 500 }), options),
  badGateway: (options: { readonly accepted?: boolean } = {}) =>
    refusal(htmlPage(502, '502 Bad Gateway'), options),
  unavailable: (options: { readonly accepted?: boolean } = {}) =>
    refusal(problem(503, { detail: 'Service unavailable', status: 503 }), options),
  /** 200 with a page, as a captive portal or a proxy sends it. */
  htmlWithSuccess: (options: { readonly accepted?: boolean } = {}) =>
    refusal(htmlPage(200, 'Welcome'), options),
  /** A success whose JSON stops in the middle of a string. */
  invalidJson: (options: { readonly accepted?: boolean; readonly status?: number } = {}): Fault => ({
    kind: 'answer',
    status: options.status ?? 200,
    headers: { 'content-type': 'application/json' },
    body: '{"id":"gm3qorzdhgb',
    accepted: options.accepted ?? false,
  }),
  answer: (options: {
    readonly status: number;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly accepted?: boolean;
  }): Fault => ({
    kind: 'answer',
    status: options.status,
    headers: options.headers ?? {},
    body: options.body ?? '',
    accepted: options.accepted ?? false,
  }),
  status: (status: number): Fault => ({ kind: 'status', status }),
  headers: (headers: Readonly<Record<string, string | null>>): Fault => ({ kind: 'headers', headers }),
  resetBeforeRead: (): Fault => ({ kind: 'break', phase: 'before-read', ending: 'reset' }),
  /** Everything happens, the ledger counts it, and the client never learns of it. */
  resetAfterAccept: (): Fault => ({ kind: 'break', phase: 'after-accept', ending: 'reset' }),
  closedAfterAccept: (): Fault => ({ kind: 'break', phase: 'after-accept', ending: 'close' }),
  resetInBody: (fraction = 0.5): Fault => ({ kind: 'cut', fraction, ending: 'reset' }),
  truncated: (fraction = 0.5): Fault => ({ kind: 'cut', fraction, ending: 'close' }),
  stalledInBody: (fraction = 0.5): Fault => ({ kind: 'cut', fraction, ending: 'stall' }),
  /** Never answers, and nothing has happened. */
  neverAnswers: (): Fault => ({ kind: 'break', phase: 'before-read', ending: 'stall' }),
  /** Everything happens, and no answer ever comes. */
  neverAnswersAfterAccept: (): Fault => ({ kind: 'break', phase: 'after-accept', ending: 'stall' }),
  delayed: (ms: number): Fault => ({ kind: 'delay', ms }),
  overlong: (extraBytes = 4096, declared: 'true-length' | 'none' = 'none'): Fault => ({
    kind: 'lengthen',
    extraBytes,
    declared,
  }),
  wrongLength: (difference: number): Fault => ({ kind: 'length', difference }),
  endless: (limitBytes = 1024 ** 3): Fault => ({ kind: 'endless', limitBytes }),
  slowBody: (chunkBytes: number, pauseMs: number): Fault => ({ kind: 'drip', chunkBytes, pauseMs }),
  gzip: (): Fault => ({ kind: 'gzip' }),
  /** A small compressed body that unpacks to `inflatedBytes`. */
  gzipBomb: (inflatedBytes: number): Fault => ({ kind: 'gzip', inflatedBytes }),
  rangeIgnored: (): Fault => ({ kind: 'ignore-range' }),
  /** `{url}` in `to` stands for the address of the request itself. */
  redirect: (to: string, status = 302): Fault => ({ kind: 'redirect', status, to }),
} as const;

function refusal(answer: Answer, options: { readonly accepted?: boolean } = {}): Fault {
  return {
    kind: 'answer',
    status: answer.status,
    headers: answer.headers,
    body: Buffer.from(answer.body).toString('utf8'),
    accepted: options.accepted ?? false,
  };
}
