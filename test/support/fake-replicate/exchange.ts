import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, emptyAnswer, textAnswer } from './answer.js';
import type { Fault } from './faults.js';
import type { HoldDesk } from './holds.js';
import { matchesRequest, needsBody, type RequestMatch } from './matching.js';
import { BodyTooLarge, readBody } from './read-body.js';
import { bodyTooLarge } from './refusals.js';
import type { RecordedRequest, RequestEnd, RequestLog } from './request-log.js';
import type { RuleBook } from './rule-book.js';
import { transmit } from './transmit.js';
import { planWire } from './wire-plan.js';

/** One request with its body, as a surface answers it. */
export interface Call {
  readonly record: RecordedRequest;
  readonly url: URL;
  readonly body: Uint8Array;
  readonly ignoreRange: boolean;
  /** Rejects when the client has left. */
  readonly gone: Promise<never>;
}

/** One of the two hosts: what its requests are for and what the right answer is. */
export interface Surface {
  readonly host: 'api' | 'delivery';
  /** Milliseconds since 1970 by the service's clock: it stands in the header `Date`. */
  now(): number;
  bodyLimit(record: RecordedRequest): number;
  /** Fills in what a request is about, as far as its head (and its body, once read) tell. */
  describe(record: RecordedRequest): void;
  answer(call: Call): Answer | Promise<Answer>;
}

/** What scripts the wrong answers. */
export interface Script {
  readonly log: RequestLog;
  readonly faults: RuleBook<RequestMatch, Fault>;
  readonly holds: HoldDesk;
}

/** The client has closed the connection. */
class ClientGone extends Error {}

/** Carries one request through its phases: head, body, effect, answer; with the scripted fault and holds on the way. */
export function createExchange(
  surface: Surface,
  script: Script,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const record = script.log.open(describeHead(surface, request));
    const exchange = new Exchange({ surface, script, request, response, record });
    void exchange.run().then((end) => script.log.close(record, end));
  };
}

class Exchange {
  readonly #surface: Surface;
  readonly #script: Script;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #record: RecordedRequest;
  readonly #gone: Promise<never>;
  #broken = false;

  constructor(parts: {
    surface: Surface;
    script: Script;
    request: IncomingMessage;
    response: ServerResponse;
    record: RecordedRequest;
  }) {
    this.#surface = parts.surface;
    this.#script = parts.script;
    this.#request = parts.request;
    this.#response = parts.response;
    this.#record = parts.record;
    this.#gone = new Promise((_, reject) => {
      parts.response.once('close', () => reject(new ClientGone()));
    });
    this.#gone.catch(() => {});
  }

  async run(): Promise<RequestEnd> {
    try {
      await this.#carry();
      return this.#broken ? 'broken' : 'answered';
    } catch (error) {
      if (this.#broken) return 'broken';
      if (this.#response.destroyed || error instanceof ClientGone) return 'abandoned';
      return this.#reportDefect(error);
    }
  }

  async #carry(): Promise<void> {
    this.#surface.describe(this.#record);
    const early = this.#takeFault('head');
    await this.#reach('before-read', early);
    if (this.#broken) return;
    const body = await this.#readBody();
    const fault = early ?? this.#takeFault('body');
    const answer = body === undefined ? bodyTooLarge() : await this.#decide(body, fault);
    await this.#reach('after-accept', fault);
    if (this.#broken) return;
    if (fault?.kind === 'delay') await Promise.race([pause(fault.ms), this.#gone]);
    await this.#send(answer, fault);
  }

  /** Rules about the body are asked once it is known, all others before: each request counts once for each rule. */
  #takeFault(known: 'head' | 'body'): Fault | undefined {
    const record = this.#record;
    return this.#script.faults.take(
      (match) => needsBody(match, record) === (known === 'body') && matchesRequest(match, record),
    );
  }

  async #reach(phase: 'before-read' | 'after-accept', fault: Fault | undefined): Promise<void> {
    await this.#script.holds.pass(phase, this.#record, this.#gone);
    if (fault?.kind !== 'break' || fault.phase !== phase) return;
    this.#broken = true;
    if (fault.ending === 'stall') await this.#gone;
    else if (fault.ending === 'reset') this.#request.socket.resetAndDestroy();
    else this.#request.socket.end();
  }

  async #readBody(): Promise<Uint8Array | undefined> {
    try {
      const body = await readBody(this.#request, this.#surface.bodyLimit(this.#record));
      this.#record.bodyBytes = body.length;
      const isForm = this.#request.headers['content-type']?.startsWith('multipart/') === true;
      if (!isForm) this.#record.body = Buffer.from(body).toString('utf8');
      this.#surface.describe(this.#record);
      return body;
    } catch (error) {
      if (error instanceof BodyTooLarge) return undefined;
      throw new ClientGone();
    }
  }

  async #decide(body: Uint8Array, fault: Fault | undefined): Promise<Answer> {
    const url = requestUrl(this.#request);
    if (fault?.kind === 'redirect') {
      return emptyAnswer(fault.status, { location: fault.to.replaceAll('{url}', url.href) });
    }
    const happens = fault?.kind !== 'answer' || fault.accepted;
    const call = {
      record: this.#record,
      url,
      body,
      ignoreRange: fault?.kind === 'ignore-range',
      gone: this.#gone,
    };
    const right = happens ? await this.#surface.answer(call) : emptyAnswer(200);
    return fault?.kind === 'answer' ? textAnswer(fault.status, fault.body, fault.headers) : right;
  }

  async #send(answer: Answer, fault: Fault | undefined): Promise<void> {
    const plan = planWire(answer, fault);
    this.#response.setHeader('date', new Date(this.#surface.now()).toUTCString());
    this.#record.status = plan.status;
    this.#broken = plan.ending !== 'complete';
    const { holds } = this.#script;
    const stops = holds.holdsAt('mid-body', this.#record);
    await transmit(this.#response, plan, {
      headOnly: this.#request.method === 'HEAD',
      ...(stops && { atMiddle: () => holds.pass('mid-body', this.#record, this.#gone) }),
      onBytes: (count) => {
        this.#record.sentBytes += count;
      },
      gone: this.#gone,
    });
  }

  /** A mistake in the fake itself must be seen by the test that meets it. */
  #reportDefect(error: unknown): RequestEnd {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#record.status = 599;
    if (this.#response.headersSent) this.#response.destroy();
    else this.#response.writeHead(599, { 'content-type': 'text/plain' }).end(`defect in the fake: ${text}`);
    return 'broken';
  }
}

function describeHead(
  surface: Surface,
  request: IncomingMessage,
): Omit<RecordedRequest, 'index' | 'startedMs' | 'bodyBytes' | 'sentBytes'> {
  const url = requestUrl(request);
  return {
    host: surface.host,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    hasAuthorization: request.headers.authorization !== undefined,
    route: 'unknown',
  };
}

function requestUrl(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
}
