import type { JobHandle } from '../domain/run/job.js';
import { type Intent, matchesIntent } from '../domain/run/match-job.js';
import type { Clock } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import type { RunJournal } from '../ports/run-journal.js';
import type { CallOptions, VideoProvider } from '../ports/video-provider.js';
import { withRetries } from './with-retries.js';

export interface FindDeps {
  readonly provider: VideoProvider;
  readonly journal: RunJournal;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export interface SearchOrder {
  readonly intent: Intent;
  /** When the call was about to be made, at the earliest: milliseconds since 1970. */
  readonly sinceMs: number;
  /** How long ago the call ended at the least, in milliseconds. Default: by the wall clock, from `sinceMs`. */
  readonly ageMs?: (() => number) | undefined;
}

/** The provider's clock and ours may differ by this much. */
const clockSkewMs = 10 * 60_000;

/** A request that was cut off is either seen by the provider within this time or never. */
const settleMs = 8_000;

/**
 * Looks at the provider for the job that an unanswered start may have made. `undefined` says that there is none: the
 * list was read to its end, late enough for the request to have arrived. Jobs that any journal knows are left out.
 * Errors: what listing throws once retrying has been given up; then the outcome stays unknown.
 */
export async function findStartedJob(
  deps: FindDeps,
  order: SearchOrder,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const { clock } = deps;
  if (deps.provider.recentJobs === undefined) return undefined;
  for (const pauseMs of [0, 1_000, 3_000, settleMs]) {
    const ageMs = order.ageMs?.() ?? clock.now() - order.sinceMs;
    if (pauseMs > 0 && ageMs > settleMs + 4_000) return undefined;
    await clock.sleep(pauseMs, call.signal);
    const job = await withRetries(() => look(deps, order, call), { ...deps, signal: call.signal });
    if (job !== undefined) return job;
  }
  return undefined;
}

async function look(deps: FindDeps, order: SearchOrder, call: CallOptions): Promise<JobHandle | undefined> {
  const since = order.sinceMs - clockSkewMs;
  const listed = deps.provider.recentJobs?.({ ...call, since });
  if (listed === undefined) return undefined;
  const candidates: JobHandle[] = [];
  for await (const recent of listed) if (matchesIntent(order.intent, recent)) candidates.push(recent.job);
  if (candidates.length === 0) return undefined;
  const claimed = await claimedJobs(deps.journal);
  return candidates.find((job) => !claimed.has(job.id));
}

/** Ids of the jobs of every journal: each belongs to its shot already. */
async function claimedJobs(journal: RunJournal): Promise<ReadonlySet<string>> {
  const claimed = new Set<string>();
  for (const run of await journal.list())
    for await (const { event } of journal.read(run))
      if (event.type === 'shot-start') claimed.add(event.job.id);
  return claimed;
}
