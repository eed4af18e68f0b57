import type { JsonObject } from '../../../src/domain/json.js';
import { createApiSurface } from './api-surface.js';
import { createDeliverySurface } from './delivery-surface.js';
import { createExchange } from './exchange.js';
import type { Fault } from './faults.js';
import { type Hold, HoldDesk, type HoldOptions, type Phase } from './holds.js';
import type { Ledger, PaidCreate } from './ledger.js';
import { type Listener, listen } from './listener.js';
import type { RequestMatch } from './matching.js';
import type { CreateMatch } from './order-match.js';
import { predictionBody } from './prediction-body.js';
import { type RecordedRequest, RequestLog } from './request-log.js';
import { RuleBook, type RuleOptions } from './rule-book.js';
import type { JobScenario } from './scenarios.js';
import { Service } from './service.js';
import { type FakeReplicateOptions, resolveSettings } from './settings.js';
import type { RateRule } from './token-bucket.js';

/** What happened so far, as plain values. */
export interface Snapshot {
  readonly creates: readonly PaidCreate[];
  readonly duplicates: readonly (readonly PaidCreate[])[];
  readonly requests: readonly RecordedRequest[];
  readonly predictions: readonly JsonObject[];
}

/** What a test can make the fake do; the same by call and, from another process, by HTTP. */
export interface FakeControls {
  /** What becomes of the jobs that fit, from now on or `times` times. */
  onCreate(match: CreateMatch, scenario: JobScenario, options?: RuleOptions): void;
  /** The next request that fits goes wrong; `times` and `after` for others. */
  onNextRequest(match: RequestMatch, fault: Fault, options?: RuleOptions): void;
  /** Every request that fits goes wrong. */
  onEveryRequest(match: RequestMatch, fault: Fault): void;
  /** Takes back all faults and scenarios. */
  clearScript(): void;
  /** Lets this time pass at once for the service. */
  advance(ms: number): void;
  /** How long jobs take that are created from now on. */
  setTiming(timing: { readonly queueMs?: number; readonly runMs?: number }): void;
  setCreateRate(rule: RateRule | 'none'): void;
  /** Refuses connections to a host, until `acceptConnections`. */
  refuseConnections(host: 'api' | 'delivery'): Promise<void>;
  acceptConnections(host: 'api' | 'delivery'): Promise<void>;
  /** Resolves with the `count`th (default: first) request that fits and has ended, past ones included. */
  whenEnded(match: RequestMatch, count?: number): Promise<RecordedRequest>;
  snapshot(): Snapshot;
}

/** A stand-in for the service on two ports of this machine: one for its API, one for the files that it delivers. */
export interface FakeReplicate extends FakeControls, AsyncDisposable {
  /** `http://127.0.0.1:PORT`; the API stands under `/v1`. */
  readonly baseUrl: string;
  readonly deliveryUrl: string;
  readonly token: string;
  readonly ledger: Ledger;
  readonly requests: readonly RecordedRequest[];
  /** All predictions, newest first, as the service describes them now. */
  readonly predictions: readonly JsonObject[];
  /** Stops the next request that fits at a phase, until released or until its client leaves. */
  hold(match: RequestMatch, phase: Phase, options?: HoldOptions): Hold;
  /** The bytes behind an output address. */
  outputBytes(url: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts a fake with documented behaviour; scripts make it go wrong. */
export async function startFakeReplicate(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const service = new Service(resolveSettings(options));
  const script = {
    log: new RequestLog(),
    faults: new RuleBook<RequestMatch, Fault>(),
    holds: new HoldDesk(),
  };
  const api = await listen(createExchange(createApiSurface(service), script));
  const delivery = await listen(createExchange(createDeliverySurface(service), script));
  service.apiUrl = api.url;
  service.deliveryUrl = delivery.url;
  return assemble(service, script, { api, delivery });
}

interface Script {
  readonly log: RequestLog;
  readonly faults: RuleBook<RequestMatch, Fault>;
  readonly holds: HoldDesk;
}

interface Listeners {
  readonly api: Listener;
  readonly delivery: Listener;
}

function assemble(service: Service, script: Script, listeners: Listeners): FakeReplicate {
  const close = () => closeAll(service, script, listeners);
  const predictions = () => service.newestFirst().map((job) => predictionBody(service, job));
  return {
    ...scriptControls(service, script),
    ...serviceControls(service, listeners),
    baseUrl: service.apiUrl,
    deliveryUrl: service.deliveryUrl,
    token: service.settings.token,
    ledger: service.ledger,
    requests: script.log.records,
    get predictions() {
      return predictions();
    },
    hold: (match, phase, options) => script.holds.hold(match, phase, options),
    outputBytes: (url) => outputBytes(service, url),
    snapshot: () => ({
      creates: service.ledger.creates,
      duplicates: service.ledger.duplicates(),
      requests: script.log.records,
      predictions: predictions(),
    }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function scriptControls(
  service: Service,
  { log, faults }: Script,
): Pick<FakeControls, 'onCreate' | 'onNextRequest' | 'onEveryRequest' | 'clearScript' | 'whenEnded'> {
  return {
    onCreate: (match, scenario, { times = 'always', after = 0 } = {}) =>
      service.scenarios.add(match, scenario, { times, after }),
    onNextRequest: (match, fault, { times = 1, after = 0 } = {}) =>
      faults.add(match, fault, { times, after }),
    onEveryRequest: (match, fault) => faults.add(match, fault, { times: 'always', after: 0 }),
    clearScript: () => {
      faults.clear();
      service.scenarios.clear();
    },
    whenEnded: (match, count = 1) => log.whenEnded(match, count),
  };
}

function serviceControls(
  service: Service,
  listeners: Listeners,
): Pick<FakeControls, 'advance' | 'setTiming' | 'setCreateRate' | 'refuseConnections' | 'acceptConnections'> {
  return {
    advance: (ms) => service.clock.advance(ms),
    setTiming: (timing) => {
      service.settings = { ...service.settings, ...timing };
    },
    setCreateRate: (rule) => service.setCreateRate(rule),
    refuseConnections: (host) => listeners[host].refuse(),
    acceptConnections: (host) => listeners[host].accept(),
  };
}

async function outputBytes(service: Service, url: string): Promise<Buffer> {
  const file = service.files.get(new URL(url).pathname);
  if (file === undefined) throw new Error(`no output is delivered at ${url}`);
  return (await file.content()).bytes;
}

async function closeAll(service: Service, { holds }: Script, { api, delivery }: Listeners): Promise<void> {
  service.closing.abort();
  holds.releaseAll();
  await Promise.all([api.close(), delivery.close()]);
}
