import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject, JsonValue } from '../../../domain/json.js';

/** Takes one secret out of whatever is about to be shown or kept. */
export interface Redactor {
  text(text: string): string;
  /** Anything else than an `AivideoError` is given back as it came. */
  error(error: unknown): unknown;
}

/** Shorter ones would take ordinary words out of texts; no token is that short. */
const shortestSecret = 8;

/** A redactor for a token, as it is and as it stands in a URL or a Basic header. */
export function createRedactor(token: string): Redactor {
  const forms =
    token.length < shortestSecret
      ? []
      : [token, encodeURIComponent(token), Buffer.from(token).toString('base64')];
  const text = (shown: string) => forms.reduce((safe, form) => safe.replaceAll(form, '****'), shown);
  return { text, error: (error) => (error instanceof AivideoError ? redactError(error, text) : error) };
}

type RedactText = (text: string) => string;

function redactError(error: AivideoError, text: RedactText): AivideoError {
  const { code, retryable, cause } = error;
  const details = redactObject(error.details, text);
  return new AivideoError(code, text(error.message), { retryable, details, cause: redactCause(cause, text) });
}

function redactCause(cause: unknown, text: RedactText): Error | undefined {
  if (cause instanceof AivideoError) return redactError(cause, text);
  return cause instanceof Error ? namedError(cause.name, text(cause.message)) : undefined;
}

function redactJson(value: JsonValue, text: RedactText): JsonValue {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => redactJson(item, text));
  return redactObject(value, text);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function redactObject(value: JsonObject, text: RedactText): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), redactJson(item, text)]));
}

/** An error with nothing on it but a name and a message: what hangs on others (requests, sockets) is not for showing. */
export function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
