import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject } from '../../../domain/json.js';
import type { Purpose } from './purpose.js';

/**
 * The error of a create whose answer never came or can not be read: a paid job may exist. It must not be repeated
 * before the provider's list of jobs has been looked at, so it is never retryable.
 */
export function unknownOutcome(
  purpose: Extract<Purpose, { kind: 'create' }>,
  why: string,
  options: { readonly cause?: unknown; readonly details?: JsonObject } = {},
): AivideoError {
  return new AivideoError(
    'job-unknown',
    `It is unknown whether Replicate started a job for \`${purpose.modelRef}\`: ${why}`,
    {
      cause: options.cause,
      details: { provider: 'replicate', model: purpose.modelRef, outcome: 'unknown', ...options.details },
    },
  );
}
