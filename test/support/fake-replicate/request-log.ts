import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../../src/domain/json.js';
import { matchesRequest, type RequestMatch, type RouteName } from './matching.js';

/** How a request ended: answered in full, broken off on purpose, or left by its client. */
export type RequestEnd = 'answered' | 'broken' | 'abandoned';

/** One request as the service saw it. */
export interface RecordedRequest {
  readonly index: number;
  readonly host: 'api' | 'delivery';
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Whether an `Authorization` header came with it, whatever it held. */
  readonly hasAuthorization: boolean;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly startedMs: number;
  route: RouteName;
  prediction?: string;
  model?: string;
  input?: JsonObject;
  bodyBytes: number;
  /** The body as text, unless it is a form. */
  body?: string;
  /** The status that was sent. */
  status?: number;
  /** Bytes of the answer's body that were handed to the connection. */
  sentBytes: number;
  end?: RequestEnd;
  endedMs?: number;
}

interface Watch {
  readonly match: RequestMatch;
  left: number;
  readonly resolve: (request: RecordedRequest) => void;
}

/** Every request, in order of arrival. */
export class RequestLog {
  readonly records: RecordedRequest[] = [];
  #watches: Watch[] = [];

  open(head: Omit<RecordedRequest, 'index' | 'startedMs' | 'bodyBytes' | 'sentBytes'>): RecordedRequest {
    const record = {
      ...head,
      index: this.records.length,
      startedMs: Date.now(),
      bodyBytes: 0,
      sentBytes: 0,
    };
    this.records.push(record);
    return record;
  }

  close(record: RecordedRequest, end: RequestEnd): void {
    record.end = end;
    record.endedMs = Date.now();
    const fitting = this.#watches.filter((watch) => matchesRequest(watch.match, record));
    for (const watch of fitting) watch.left -= 1;
    this.#watches = this.#watches.filter((watch) => watch.left > 0);
    for (const watch of fitting) if (watch.left === 0) watch.resolve(record);
  }

  /** Resolves with the `count`th matching request that has ended, those before the call included. */
  whenEnded(match: RequestMatch, count: number): Promise<RecordedRequest> {
    const ended = this.records.filter((record) => record.end !== undefined && matchesRequest(match, record));
    const reached = ended[count - 1];
    if (reached !== undefined) return Promise.resolve(reached);
    return new Promise((resolve) => {
      this.#watches.push({ match, left: count - ended.length, resolve });
    });
  }
}
