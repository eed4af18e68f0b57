import { AivideoError } from '../../domain/errors.js';
import type { JobHandle } from '../../domain/run/job.js';
import { matchesIntent } from '../../domain/run/match-job.js';
import type { ShotRecord } from '../../domain/run/reduce.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { RunJournal } from '../../ports/run-journal.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { RunRecorder } from '../runs/run-recorder.js';
import { waitNoter } from './shot-waits.js';
import { withRetries } from './with-retries.js';

export interface FindDeps {
  readonly provider: VideoProvider;
  readonly journal: RunJournal;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly recorder: RunRecorder;
}

export interface SearchOrder {
  readonly shot: string;
  readonly intent: NonNullable<ShotRecord['intent']>;
  /** By when the call was over, answered or not, by the monotonic clock in milliseconds. */
  readonly quietMs: number;
}

/**
 * When the provider's list is looked at, in milliseconds after the call was over. A request that was cut off either
 * stands in the list after the last of them or has never arrived.
 */
const looksMs = [0, 1_000, 4_000, 12_000];

/** The provider's clock and ours may differ by this much. */
const skewMs = 10 * 60_000;

/**
 * Looks at the provider for the job that an unanswered start may have made. `undefined` says that there is none: the
 * list was read to its end, late enough for the request to have arrived. Jobs that belong to a shot of any run are
 * left out. Errors: what listing throws once retrying has been given up; then the outcome stays unknown.
 */
export async function findStartedJob(
  deps: FindDeps,
  order: SearchOrder,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const { clock } = deps;
  if (deps.provider.recentJobs === undefined) return undefined;
  for (const pauseMs of pausesUntilCertain(order.quietMs, clock.monotonicMs())) {
    if (pauseMs > 0) tellOfWait(deps, order, pauseMs);
    await clock.sleep(pauseMs, call.signal);
    const job = await lookForJob(deps, order, call);
    if (job !== undefined) return job;
  }
  return undefined;
}

/** Pauses before each look; the first look comes at once. */
function pausesUntilCertain(quietMs: number, nowMs: number): readonly number[] {
  const later = looksMs.map((ms) => quietMs + ms - nowMs).filter((ms) => ms > 0);
  const due = [0, ...later];
  return due.map((ms, index) => ms - (due[index - 1] ?? 0));
}

function tellOfWait({ recorder, provider }: FindDeps, { shot }: SearchOrder, waitMs: number): void {
  const error = new AivideoError('job-unknown', `it is looked up whether ${provider.id} has started the job`);
  waitNoter(recorder, shot)({ error, waitMs, attempt: 1 });
}

/** One look at the provider's list. Errors: those of listing. */
export function lookForJob(
  deps: FindDeps,
  order: Pick<SearchOrder, 'shot' | 'intent'>,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const onWait = waitNoter(deps.recorder, order.shot);
  return withRetries(() => readList(deps, order, call), { ...deps, ...call, onWait });
}

async function readList(
  deps: FindDeps,
  { intent }: Pick<SearchOrder, 'intent'>,
  { signal }: CallOptions,
): Promise<JobHandle | undefined> {
  // A clock that was ahead at the intent may have been set since.
  const since = Math.min(Date.parse(intent.at), deps.clock.now()) - skewMs;
  let taken: ReadonlySet<string> | undefined;
  for await (const recent of deps.provider.recentJobs?.({ signal, since }) ?? []) {
    if (!matchesIntent(intent, recent)) continue;
    taken ??= await takenJobs(deps);
    if (!taken.has(recent.job.id)) return recent.job;
  }
  return undefined;
}

/** Ids of the jobs of every run: each belongs to its shot already. What this run knows may not be in its journal yet. */
async function takenJobs({ journal, recorder }: FindDeps): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const record of recorder.state()?.shots.values() ?? [])
    if (record.job !== undefined) taken.add(record.job.id);
  for (const run of await journal.list()) for await (const job of jobsOf(journal, run)) taken.add(job.id);
  return taken;
}

/** A run whose process ended before its first line has no jobs. */
async function* jobsOf(journal: RunJournal, run: string): AsyncGenerator<JobHandle> {
  try {
    for await (const { event } of journal.read(run)) if (event.type === 'shot-start') yield event.job;
  } catch (error) {
    if (!(error instanceof AivideoError && error.code === 'run-unknown')) throw error;
  }
}
