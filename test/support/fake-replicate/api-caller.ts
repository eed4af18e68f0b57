import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { isJsonObject, parseJson } from './canonical-json.js';

/** Where the calls go and with which token. */
export interface CallTarget {
  readonly baseUrl: string;
  readonly token: string;
}

/** One answer, read to its end. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body when it is a JSON object, else empty. */
  readonly json: JsonObject;
}

/** What a call sends besides its path. */
export interface CallDetails {
  readonly body?: JsonValue | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Calls the API plainly: one request, no retries, whatever comes back. */
export async function callApi(
  target: CallTarget,
  method: string,
  path: string,
  details: CallDetails = {},
): Promise<ApiReply> {
  const { body, signal } = details;
  const response = await fetch(new URL(path, target.baseUrl), {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${target.token}`,
      ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      ...details.headers,
    },
    ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  const text = await response.text();
  const json = parseJson(text);
  return { status: response.status, headers: response.headers, text, json: isJsonObject(json) ? json : {} };
}
