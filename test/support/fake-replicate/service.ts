import { randomInt } from 'node:crypto';
import { ClipMaker } from './clip-maker.js';
import { ServiceClock } from './clock.js';
import type { DeliveredFile } from './delivered-file.js';
import { createdMs, type Job } from './job.js';
import { Ledger } from './ledger.js';
import { isTerminal, stateAt } from './lifecycle.js';
import { type ModelShelf, readModelShelf } from './model-shelf.js';
import type { CreateMatch } from './order-match.js';
import { RuleBook } from './rule-book.js';
import type { JobScenario } from './scenarios.js';
import type { Settings } from './settings.js';
import { type RateRule, TokenBucket } from './token-bucket.js';
import type { Upload } from './uploads.js';

/** Everything that the service remembers. */
export class Service {
  settings: Settings;
  readonly clock: ServiceClock;
  readonly shelf: ModelShelf;
  readonly clips: ClipMaker;
  readonly ledger = new Ledger();
  readonly jobs = new Map<string, Job>();
  /** Outputs by their path on the delivery host. */
  readonly files = new Map<string, DeliveredFile>();
  readonly uploads = new Map<string, Upload>();
  readonly scenarios = new RuleBook<CreateMatch, JobScenario>();
  /** Ends what still waits when the fake closes. */
  readonly closing = new AbortController();
  apiUrl = '';
  deliveryUrl = '';
  #creates: TokenBucket | undefined;
  #others: TokenBucket | undefined;
  #lastMicros = 0;

  constructor(settings: Settings) {
    this.settings = settings;
    this.clock = new ServiceClock({ skewMs: settings.clockSkewMs, now: settings.now });
    this.shelf = readModelShelf(settings.schemasFolder);
    this.clips = new ClipMaker({ ffmpegPath: settings.ffmpegPath, folder: settings.clipsFolder });
    this.#creates = this.#bucketFor(settings.createRate);
    this.#others = this.#bucketFor(settings.otherRate);
  }

  /** From now on creates are limited by this rule. */
  setCreateRate(rule: RateRule | 'none'): void {
    this.settings = { ...this.settings, createRate: rule };
    this.#creates = this.#bucketFor(rule);
  }

  /** Seconds until such a request is taken again; undefined when it is taken now. */
  throttle(kind: 'create' | 'other'): number | undefined {
    const bucket = kind === 'create' ? this.#creates : this.#others;
    const waitMs = bucket?.take(this.clock.now());
    return waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1000));
  }

  /** A moment of creation that no other job has. */
  nextMicros(): number {
    const now = Math.floor(this.clock.now()) * 1000 + randomInt(1000);
    this.#lastMicros = Math.max(this.#lastMicros + 1, now);
    return this.#lastMicros;
  }

  /** Jobs, the newest first. */
  newestFirst(): readonly Job[] {
    return [...this.jobs.values()].sort((a, b) => createdMs(b) - createdMs(a));
  }

  /** Whether the service has already forgotten what a job took and made. */
  dataRemoved(job: Job): boolean {
    const now = this.clock.now();
    const state = stateAt(job, now);
    return isTerminal(state) && now - state.completedMs >= this.settings.retentionMs;
  }

  /** An upload that has not expired. */
  upload(id: string): Upload | undefined {
    const upload = this.uploads.get(id);
    return upload !== undefined && upload.expiresMs > this.clock.now() ? upload : undefined;
  }

  #bucketFor(rule: RateRule | 'none'): TokenBucket | undefined {
    return rule === 'none'
      ? undefined
      : new TokenBucket(rule, { refusedCount: this.settings.throttledCount });
  }
}
