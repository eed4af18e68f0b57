import { AivideoError, type ErrorCode } from '../../domain/errors.js';
import { innermostCause, unreachable } from '../providers/replicate/network-failure.js';
import { parseJson, parseProblem } from '../providers/replicate/problem.js';
import type { Answer } from '../providers/replicate/read-answer.js';
import { retryAfterSeconds } from '../providers/replicate/retry-after.js';

/** Where it happened, and when by our clock, in milliseconds since 1970. */
export interface EndpointCall {
  readonly host: string;
  readonly model: string;
  readonly now: number;
}

/** What an unsuccessful answer of an endpoint for language models means. */
export function answerFailure(answer: Answer, call: EndpointCall): AivideoError {
  const { host, model } = call;
  switch (answer.status) {
    case 401:
    case 403:
      return failure('token-refused', `\`${host}\` does not accept the key of the language model`, {
        answer,
        call,
      });
    case 402:
      return failure('billing-refused', `\`${host}\` will not bill for the language model`, { answer, call });
    case 404:
      return failure('model-unavailable', `\`${host}\` has no language model \`${model}\``, { answer, call });
    case 429:
      return failure('rate-limited', `\`${host}\` asks for fewer requests`, {
        answer,
        call,
        retryable: true,
      });
    default: {
      const retryable = answer.status >= 500 || answer.status === 408 || answer.status === 425;
      return failure('provider-failed', `\`${host}\` answered with status ${answer.status}`, {
        answer,
        call,
        retryable,
      });
    }
  }
}

interface FailureParts {
  readonly answer: Answer;
  readonly call: EndpointCall;
  readonly retryable?: boolean;
}

function failure(
  code: ErrorCode,
  what: string,
  { answer, call, retryable = false }: FailureParts,
): AivideoError {
  const says = saidBy(answer.body);
  const header = answer.headers.get('retry-after');
  const seconds = retryable
    ? retryAfterSeconds({ header, field: undefined, text: says, now: call.now })
    : undefined;
  return new AivideoError(code, says === '' ? what : `${what}: ${says}`, {
    retryable,
    details: {
      provider: 'llm',
      host: call.host,
      status: answer.status,
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    },
  });
}

/** OpenAI says `{ error: { message } }`, others `{ error: "..." }` or `{ detail }`. */
function saidBy(body: string): string {
  const json = parseJson(body);
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return parseProblem(typeof message === 'string' ? message : body).says;
}

/** A question that brought no answer: asking again may help. */
export function brokenFailure(
  error: unknown,
  { host, hasExpired }: { readonly host: string; readonly hasExpired: boolean },
): AivideoError {
  if (!hasExpired) {
    const { code, message, cause } = unreachable({ error, host });
    return new AivideoError(code, message, { cause, retryable: true, details: { provider: 'llm', host } });
  }
  return new AivideoError('network-timeout', `\`${host}\` did not answer in time`, {
    cause: innermostCause(error),
    retryable: true,
    details: { provider: 'llm', host },
  });
}
