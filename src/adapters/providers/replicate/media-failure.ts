import type { IncomingMessage } from 'node:http';
import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject } from '../../../domain/json.js';
import { retryAfterSeconds } from './retry-after.js';

export interface MediaAnswerContext {
  readonly host: string;
  /** The offset that was asked for. */
  readonly from: number;
  /** The offset that the answer says it begins at. */
  readonly start: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Why the answer to a media request can not be used; undefined when it can. */
export function mediaFailure(
  response: IncomingMessage,
  context: MediaAnswerContext,
): AivideoError | undefined {
  const { statusCode: status = 0 } = response;
  const { host, now } = context;
  if (status === 200 || status === 206) return bodyFailure(response, context);
  const details = { host, status };
  // The address may have died before its file: the job is asked for a fresh one, and says if the file is gone.
  if ([401, 403, 404, 410].includes(status))
    return new AivideoError('output-removed', `\`${host}\` no longer gives out the file (status ${status})`, {
      retryable: true,
      details,
    });
  const header = response.headers['retry-after'] ?? null;
  const seconds = retryAfterSeconds({ header, field: undefined, text: '', now });
  const waiting: JsonObject = {
    ...details,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
  if (status === 429)
    return new AivideoError('rate-limited', `\`${host}\` asks for fewer requests`, {
      retryable: true,
      details: waiting,
    });
  const isPassing = status >= 500 || status === 408 || status === 425;
  return new AivideoError('download-failed', `\`${host}\` answered with status ${status}`, {
    retryable: isPassing,
    details: isPassing ? waiting : details,
  });
}

function bodyFailure(
  { statusCode, headers }: IncomingMessage,
  { host, from, start }: MediaAnswerContext,
): AivideoError | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    return new AivideoError('download-failed', `\`${host}\` sends the file packed as \`${encoding}\``, {
      details: { host, encoding },
    });
  if (statusCode !== 206 || (start ?? from) <= from) return undefined;
  return new AivideoError(
    'download-failed',
    `\`${host}\` was asked for byte ${from} and sends from ${start}`,
    {
      retryable: true,
      details: { host, from },
    },
  );
}
