import { matchesRequest, needsBody, type RequestMatch } from './matching.js';
import type { RecordedRequest } from './request-log.js';

/**
 * Where a request can be held. `before-read`: its head has come, its body is not read and nothing has happened.
 * `after-accept`: everything it asks for has happened, nothing of the answer is sent. `mid-body`: half of the answer is out.
 */
export type Phase = 'before-read' | 'after-accept' | 'mid-body';

/** A point where requests stop until they are let go. */
export interface Hold {
  /** Resolves with the request that stands there. */
  readonly reached: Promise<RecordedRequest>;
  /** Lets it go on; from now on nothing stops here. */
  release(): void;
}

/** Which of the requests that fit is held. */
export interface HoldOptions {
  /** How many pass before. Default 0. */
  readonly after?: number;
}

interface HoldEntry {
  toSkip: number;
  readonly match: RequestMatch;
  readonly phase: Phase;
  readonly arrive: (request: RecordedRequest) => void;
  readonly released: Promise<void>;
  readonly release: () => void;
}

/** Stops requests at a phase. A hold catches one request that fits, the first unless told otherwise, and lets later ones pass. */
export class HoldDesk {
  #waiting: HoldEntry[] = [];
  #occupied: HoldEntry[] = [];

  hold(match: RequestMatch, phase: Phase, options: HoldOptions = {}): Hold {
    const arrival = deferred<RecordedRequest>();
    const exit = deferred<void>();
    const entry: HoldEntry = {
      toSkip: options.after ?? 0,
      match,
      phase,
      arrive: arrival.resolve,
      released: exit.promise,
      release: () => exit.resolve(),
    };
    this.#waiting.push(entry);
    return { reached: arrival.promise, release: () => this.#release(entry) };
  }

  /** Whether a request may stop at this phase: the answer is sent in two parts only then. */
  holdsAt(phase: Phase, request: RecordedRequest): boolean {
    return this.#waiting.some((entry) => entry.phase === phase && fits(entry, request));
  }

  /** Stops the request here when a hold asks for it. Rejects with `ClientGone` when its client leaves meanwhile. */
  async pass(phase: Phase, request: RecordedRequest, gone: Promise<never>): Promise<void> {
    const entry = this.#waiting.find((each) => each.phase === phase && fits(each, request) && isDue(each));
    if (entry === undefined) return;
    this.#waiting = this.#waiting.filter((each) => each !== entry);
    this.#occupied.push(entry);
    entry.arrive(request);
    await Promise.race([entry.released, gone]);
  }

  releaseAll(): void {
    for (const entry of [...this.#waiting, ...this.#occupied]) entry.release();
    this.#waiting = [];
    this.#occupied = [];
  }

  #release(entry: HoldEntry): void {
    this.#waiting = this.#waiting.filter((each) => each !== entry);
    this.#occupied = this.#occupied.filter((each) => each !== entry);
    entry.release();
  }
}

function fits(entry: HoldEntry, request: RecordedRequest): boolean {
  const bodyUnknown = entry.phase === 'before-read' && needsBody(entry.match, request);
  return !bodyUnknown && matchesRequest(entry.match, request);
}

function isDue(entry: HoldEntry): boolean {
  if (entry.toSkip === 0) return true;
  entry.toSkip -= 1;
  return false;
}

function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
