import type { ClipCache } from '../../ports/clip-cache.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipMeasurer } from '../../ports/clip-measurer.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { Clock } from '../../ports/clock.js';
import type { EventSink } from '../../ports/event-sink.js';
import type { ProvenanceStore } from '../../ports/provenance-store.js';
import type { Randomness } from '../../ports/randomness.js';
import type { RunJournal } from '../../ports/run-journal.js';
import type { RunLock } from '../../ports/run-lock.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { MakeClipDeps } from '../clips/make-clip.js';
import { createOrderLanes } from '../jobs/order-lanes.js';
import { createPollPace } from '../jobs/poll-pace.js';
import { createStartGate } from '../jobs/start-gate.js';
import { loadRun } from './load-run.js';
import { createRecorder, runName } from './run-recorder.js';

/** What a run needs from outside, made when it is first asked for. */
export interface RunServices {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** `aivideo 0.1.0`. */
  readonly tool: string;
  provider(id: string): Promise<VideoProvider>;
  files(): Promise<ClipFiles>;
  prober(): Promise<ClipProber>;
  measurer(): Promise<ClipMeasurer>;
  provenance(): Promise<ProvenanceStore>;
  journal(): Promise<RunJournal>;
  lock(): Promise<RunLock>;
  cache(): Promise<ClipCache>;
  toMp4(path: string, call: CallOptions): Promise<void>;
}

/** A run that this process drives. */
export interface OpenRun {
  readonly deps: MakeClipDeps;
  /** Lets go of the run, so that another process may go on with it. */
  release(): Promise<void>;
}

/**
 * Opens a new run, or one with a history, for this process alone. The history is read once nobody else can add to it.
 * Errors: `run-locked`, `run-unknown`, `journal-failed`, `token-missing`.
 */
export async function openRun(
  services: RunServices,
  providerId: string,
  options: {
    readonly sinks: readonly EventSink[];
    /** The run that is gone on with. Absent: a new one. */
    readonly run?: string | undefined;
    /** Takes nothing from the cache and keeps nothing in it. Default false. */
    readonly noCache?: boolean;
  },
): Promise<OpenRun> {
  const { clock, randomness, tool } = services;
  const [provider, files, prober, measurer, provenance, journal, lock] = await Promise.all([
    services.provider(providerId),
    services.files(),
    services.prober(),
    services.measurer(),
    services.provenance(),
    services.journal(),
    services.lock(),
  ]);
  const run = options.run ?? runName(clock.now(), randomness.id(4));
  const release = await lock.acquire(run);
  const earlier =
    options.run === undefined ? undefined : await loadRun(journal, run).catch(releasing(release));
  const recorder = createRecorder({ journal, sinks: options.sinks, clock }, run, earlier);
  const cache = options.noCache === true ? {} : { cache: await services.cache() };
  const { toMp4 } = services;
  const lanes = createOrderLanes();
  const shared = { clock, randomness, tool, lanes, pace: createPollPace(), gate: createStartGate(clock) };
  return {
    deps: {
      ...{ provider, files, prober, measurer, provenance, journal, recorder, toMp4, ...cache, ...shared },
      providers: services.provider,
    },
    release,
  };
}

function releasing(release: () => Promise<void>) {
  return async (error: unknown): Promise<never> => {
    await release();
    throw error;
  };
}
