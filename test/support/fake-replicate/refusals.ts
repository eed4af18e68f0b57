import type { JsonObject } from '../../../src/domain/json.js';
import { type Answer, textAnswer } from './answer.js';

/** One entry of `invalid_fields`; the kinds are those of the JSON Schema library that the service is built on. */
export interface InvalidField {
  readonly type: string;
  /** `input.width`, `input`, or empty for the body itself. */
  readonly field: string;
  readonly description: string;
}

/** How a throttled answer says when to come back. */
export type RetryHint = 'body' | 'header' | 'both' | 'text' | 'html';

const problemType = { 'content-type': 'application/problem+json' };

/** An error body in the service's form: `detail`, mostly `status` and `title`. */
export function problem(
  status: number,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return textAnswer(status, JSON.stringify(body), { ...problemType, ...headers });
}

/** The page that the proxy before the service sends when it fails by itself. */
export function htmlPage(status: number, title: string): Answer {
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n`;
  return textAnswer(status, page, { 'content-type': 'text/html' });
}

/** 401 without a token. */
export function tokenMissing(): Answer {
  const detail = 'You did not pass an authentication token';
  return problem(401, { title: 'Unauthenticated', detail, status: 401 });
}

/** 401 with a token that the service does not know. */
export function tokenRefused(): Answer {
  const detail = 'You did not pass a valid authentication token';
  return problem(401, { title: 'Unauthenticated', detail, status: 401 });
}

/** 402 of an account without credit. */
export function creditInsufficient(): Answer {
  const detail =
    'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.';
  return problem(402, { title: 'Insufficient credit', detail });
}

/** 402 of an account that never set up billing. */
export function billingRequired(): Answer {
  const detail =
    'You need to set up billing to run this model. Go to https://replicate.com/account/billing#billing to set up billing.';
  return problem(402, { title: 'Billing required', detail, status: 402 });
}

/** 404 of anything that the account can not see. */
export function notFound(): Answer {
  return problem(404, { detail: 'The requested resource could not be found.', status: 404 });
}

/** 404 of the files endpoint. */
export function fileNotFound(): Answer {
  return problem(404, { detail: 'File not found' });
}

/** 400 of a request that can not be understood. */
export function badRequest(detail: string): Answer {
  return problem(400, { detail, status: 400 });
}

/** 413: a page, not JSON. */
export function bodyTooLarge(): Answer {
  return htmlPage(413, '413 Request Entity Too Large');
}

/** 422 of a version that does not exist, or a community model without one. */
export function versionInvalid(): Answer {
  const detail = "The specified version does not exist (or perhaps you don't have permission to use it?)";
  return problem(422, { title: 'Invalid version or not permitted', detail, status: 422 });
}

/** 422 with one line and one entry for each field that is wrong. */
export function inputInvalid(fields: readonly InvalidField[]): Answer {
  const lines = fields.map(
    ({ field, description }) => `- ${field === '' ? '' : `${field}: `}${description}\n`,
  );
  const entries = fields.map(({ type, field, description }) => ({ type, field, description }));
  return problem(422, {
    detail: lines.join(''),
    status: 422,
    title: 'Input validation failed',
    invalid_fields: entries,
  });
}

/** 429; `rule` is the sentence between the first and the last, when the account has one of its own. */
export function throttled(request: { seconds: number; hint: RetryHint; rule?: string }): Answer {
  const { seconds, hint, rule } = request;
  if (hint === 'html') return htmlPage(429, '429 Too Many Requests');
  const sentences = ['Request was throttled.', rule, `Your rate limit resets in ~${seconds}s.`];
  const detail = sentences.filter((sentence) => sentence !== undefined).join(' ');
  const inBody = hint === 'body' || hint === 'both';
  const inHeader = hint === 'header' || hint === 'both';
  return problem(
    429,
    inBody ? { detail, status: 429, retry_after: seconds } : { detail },
    inHeader ? { 'retry-after': String(seconds) } : {},
  );
}
