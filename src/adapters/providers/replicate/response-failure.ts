import { AivideoError, type ErrorCode } from '../../../domain/errors.js';
import type { JsonObject } from '../../../domain/json.js';
import { type Problem, parseProblem } from './problem.js';
import { describePurpose, type Purpose } from './purpose.js';
import { retryAfterSeconds } from './retry-after.js';
import { unknownOutcome } from './unknown-outcome.js';

/** An answer of the API that is not a success, read to its end or to the size limit. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Milliseconds since 1970 at which it came. */
  readonly now: number;
}

/**
 * What an unsuccessful answer means. Of a create, a 4xx says that nothing was started; after a 5xx or a redirect
 * nobody knows.
 */
export function responseFailure(answer: FailedAnswer, purpose: Purpose): AivideoError {
  const refusal: Refusal = { answer, purpose, problem: parseProblem(answer.body) };
  const { status } = answer;
  if (status >= 400 && status < 500) return clientFailure(refusal);
  if (purpose.kind === 'create')
    return unknownOutcome(purpose, `the answer was status ${status}`, { details: { status } });
  if (status >= 500) return passing(refusal);
  return redirected(refusal);
}

interface Refusal {
  readonly answer: FailedAnswer;
  readonly purpose: Purpose;
  readonly problem: Problem;
}

function clientFailure(refusal: Refusal): AivideoError {
  if (refusal.problem.isHtml && refusal.answer.status === 403) return rejected(refusal);
  switch (refusal.answer.status) {
    case 401:
      return failure('token-refused', 'Replicate does not accept the token', refusal);
    case 402:
      return failure('billing-refused', 'Replicate will not bill this account', refusal);
    case 403:
      return failure('token-refused', `The token may not ask Replicate ${asked(refusal)}`, refusal);
    case 404:
      return notFound(refusal);
    case 408:
    case 425:
      return passing(refusal);
    case 413:
      return failure('input-file-too-large', 'That is more than Replicate takes at once', refusal);
    case 429:
      return failure('rate-limited', 'Replicate asks for fewer requests', refusal, { retryable: true });
    default:
      return rejected(refusal);
  }
}

function notFound(refusal: Refusal): AivideoError {
  const { purpose } = refusal;
  switch (purpose.kind) {
    case 'create':
      return failure('model-unavailable', `Replicate has no model \`${purpose.modelRef}\` to run`, refusal);
    case 'status':
    case 'cancel':
      return failure('job-unknown', `Replicate knows no job \`${purpose.job}\``, refusal, {
        details: { job: purpose.job },
      });
    case 'describe':
      return failure('model-unknown', `Replicate has no model \`${purpose.model}\``, refusal, {
        details: { model: purpose.model },
      });
    default:
      return rejected(refusal);
  }
}

/** The request itself is wrong: the same one will be refused again. */
function rejected(refusal: Refusal): AivideoError {
  const { problem, purpose, answer } = refusal;
  if (purpose.kind !== 'create' || problem.isHtml)
    return failure('provider-failed', `Replicate refused when asked ${asked(refusal)}`, refusal);
  if (/invalid version or not permitted/i.test(problem.title))
    return versionRefused(purpose.modelRef, refusal);
  const isAboutInput = answer.status === 400 || answer.status === 422;
  if (!isAboutInput) return failure('provider-failed', `Replicate refused ${asked(refusal)}`, refusal);
  const invalid = problem.invalid.map((field) => ({ ...field }));
  return failure('input-invalid', `Replicate refused the input of \`${purpose.modelRef}\``, refusal, {
    details: { model: purpose.modelRef, ...(invalid.length > 0 ? { invalid } : {}) },
  });
}

/** The service says the same of a version that is gone, a wrong token and an account that can not pay. */
function versionRefused(modelRef: string, refusal: Refusal): AivideoError {
  const { status } = refusal.answer;
  return new AivideoError(
    'model-unavailable',
    `Replicate will not run \`${modelRef}\`: there is no such version, or this account may not use it (it says the same of a wrong token and of missing billing)`,
    { details: { provider: 'replicate', status, model: modelRef } },
  );
}

/** The service or something before it is unwell: the same request may well be answered later. */
function passing(refusal: Refusal): AivideoError {
  return failure(
    'provider-failed',
    `Replicate answered with status ${refusal.answer.status} when asked ${asked(refusal)}`,
    refusal,
    { retryable: true },
  );
}

function redirected(refusal: Refusal): AivideoError {
  const { status, headers } = refusal.answer;
  return new AivideoError(
    'provider-failed',
    `Replicate answered with a redirect (status ${status}) when asked ${asked(refusal)}, and the token is sent nowhere else`,
    { details: { provider: 'replicate', status, location: headers.get('location') } },
  );
}

function failure(
  code: ErrorCode,
  what: string,
  { answer, problem }: Refusal,
  extra: { readonly retryable?: boolean; readonly details?: JsonObject } = {},
): AivideoError {
  const header = answer.headers.get('retry-after');
  const hints = { header, field: problem.retryAfter, text: problem.says, now: answer.now };
  const seconds = extra.retryable === true ? retryAfterSeconds(hints) : undefined;
  const says = problem.says === '' ? '' : `: ${problem.says}`;
  return new AivideoError(code, `${what}${says}`, {
    retryable: extra.retryable ?? false,
    details: {
      provider: 'replicate',
      status: answer.status,
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
      ...extra.details,
    },
  });
}

function asked({ purpose }: Refusal): string {
  return describePurpose(purpose);
}
