import type { JsonValue } from '../../../src/domain/json.js';

/** One whole HTTP answer as a value; what becomes of it on the wire is decided by `transmit`. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A JSON answer as the service writes it. */
export function jsonAnswer(
  status: number,
  value: JsonValue,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return textAnswer(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

/** An answer with a text body; `headers` must name its type. */
export function textAnswer(status: number, text: string, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers, body: Buffer.from(text, 'utf8') };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: Buffer.alloc(0) };
}
