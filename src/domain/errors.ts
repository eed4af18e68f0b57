import type { JsonObject } from './json.js';

/**
 * Every way in which aivideo fails, by name. The list is closed: the exit status of each code stands in
 * `cli/exit-codes.ts` and its hint in `cli/render/hints.ts`, and neither compiles with one missing.
 */
export const errorCodes = [
  // What was asked for is wrong: found before anything is paid.
  'usage-invalid',
  'config-invalid',
  'prompt-empty',
  'prompt-invalid',
  'model-unknown',
  'model-incapable',
  'input-invalid',
  'input-file-unreadable',
  'input-file-unsupported',
  'input-file-too-large',
  'simulation-unknown',
  'simulation-invalid',
  'expression-invalid',
  'output-exists',
  'output-unwritable',
  // The account.
  'token-missing',
  'token-refused',
  'billing-refused',
  // The provider or the model.
  'model-unavailable',
  'model-failed',
  'content-refused',
  'job-canceled',
  'job-deadline',
  'job-unknown',
  'output-missing',
  'output-removed',
  'provider-failed',
  // The network.
  'network-unreachable',
  'network-timeout',
  'rate-limited',
  'download-failed',
  'address-refused',
  // Media on this machine.
  'ffmpeg-missing',
  'ffmpeg-failed',
  'encoder-missing',
  'media-unreadable',
  'check-failed',
  'captions-invalid',
  'script-invalid',
  'speech-missing',
  'speech-failed',
  // The state of a run.
  'run-partial',
  'run-unknown',
  'run-locked',
  'jobs-pending',
  'budget-exceeded',
  'price-unknown',
  'journal-failed',
  'disk-full',
  'environment-broken',
  // The end from outside, and bugs.
  'interrupted',
  'terminated',
  'bug',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorOptions {
  /** The error underneath; shown as `Caused by:`. */
  readonly cause?: unknown;
  /** True when the same call may well succeed later without any change. Default false. */
  readonly retryable?: boolean;
  /** Facts for machines: they stand in the JSON as they are. Never a secret. */
  readonly details?: JsonObject;
}

/** The one error class of aivideo. `message` is one sentence without a full stop: what happened, to what. */
export class AivideoError extends Error {
  override readonly name = 'AivideoError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: JsonObject;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}
