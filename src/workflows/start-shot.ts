import { AivideoError } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { JobHandle } from '../domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { ShotRecord } from '../domain/run/reduce.js';
import type { Clock } from '../ports/clock.js';
import type { CallOptions } from '../ports/video-provider.js';
import { type FindDeps, findStartedJob, type SearchOrder } from './find-started-job.js';
import { waitNoter } from './shot-waits.js';
import { checkTimeLeft, type StartJobDeps, type StartOrder, startJob } from './start-job.js';
import { withRetries } from './with-retries.js';

export interface StartDeps extends FindDeps, StartJobDeps {
  /** Called right before a job's intent is recorded; throws to refuse it. */
  readonly checkStart?: (shot: PlannedShot) => void;
  /** Start again even where it can not be determined what became of an earlier start. */
  readonly retryUnknown?: boolean;
}

/** A shot of a plan whose job is to be started. */
export interface ShotWork {
  readonly plan: ClipPlan;
  readonly shot: PlannedShot;
}

type ShotIntent = NonNullable<ShotRecord['intent']>;

/** A job, and what it was given; files sent inside the request stand as `@path`. */
export interface StartedJob {
  readonly job: JobHandle;
  readonly input: JsonObject;
}

/**
 * The job of a shot: the one that an earlier process has started, found by its record or at the provider, or a new
 * one. The paid call comes after its `shot-intent` is on stable storage, and is never repeated before it is known what
 * became of the first.
 */
export async function startShot(deps: StartDeps, work: ShotWork, call: CallOptions): Promise<StartedJob> {
  return (await startedBefore(deps, work, call)) ?? (await restartShot(deps, work, call));
}

/** The job that an earlier process has started for this shot, found again by its record or at the provider. */
async function startedBefore(
  deps: StartDeps,
  work: ShotWork,
  call: CallOptions,
): Promise<StartedJob | undefined> {
  const record = deps.recorder.state()?.shots.get(work.shot.shot);
  const { intent } = record ?? {};
  if (record === undefined || intent === undefined || record.canceled === 'canceled') return undefined;
  if (record.job !== undefined) return { job: record.job, input: intent.input };
  const job = await adoptJob(deps, work, { intent, sinceMs: Date.parse(intent.at) }, call);
  return job === undefined ? undefined : { job, input: intent.input };
}

/** Finds the job of an intent whose answer was never seen, and records it as this shot's. */
async function adoptJob(
  deps: StartDeps,
  work: ShotWork,
  search: SearchOrder,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const { shot } = work.shot;
  const found = await lookForJob(deps, search, call);
  if (found !== undefined) await deps.recorder.record({ type: 'shot-start', shot, job: found });
  return found;
}

/** Nothing is started twice because the provider could not be asked, unless the user says so. */
async function lookForJob(
  deps: StartDeps,
  search: SearchOrder,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  try {
    return await findStartedJob(deps, search, call);
  } catch (cause) {
    if (call.signal.aborted) throw cause;
    if (deps.retryUnknown === true) return undefined;
    throw new AivideoError(
      'job-unknown',
      `It is unknown whether a job was started for \`${search.intent.modelRef}\`, and ${deps.provider.id} can not be asked`,
      { cause, details: { intent: new Date(search.sinceMs).toISOString() } },
    );
  }
}

/** A new job for a shot, whatever became of an earlier one. */
export async function restartShot(deps: StartDeps, work: ShotWork, call: CallOptions): Promise<StartedJob> {
  checkTimeLeft(deps, work.shot);
  const input = await attachFiles(deps, work, call);
  const kept = withoutContent(input, work.shot);
  let announced: Promise<void> | undefined;
  const announce = () => {
    announced ??= recordIntent(deps, work, kept, call);
    return announced;
  };
  const job = await startOrFind(deps, { ...work, input, announce }, call);
  return { job, input: kept };
}

/** On stable storage before the paid call; once for all attempts at one start. */
async function recordIntent(
  deps: StartDeps,
  { plan, shot }: ShotWork,
  input: JsonObject,
  { signal }: CallOptions,
): Promise<void> {
  signal.throwIfAborted();
  deps.checkStart?.(shot);
  await deps.recorder.record({ type: 'shot-intent', shot: shot.shot, modelRef: plan.modelRef, input });
}

/** The only place that pays. After an answer that was lost on its way the provider is asked what became of the call. */
async function startOrFind(deps: StartDeps, order: StartOrder, call: CallOptions): Promise<JobHandle> {
  const { shot } = order.shot;
  const begunMs = deps.clock.monotonicMs();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const job = await startJob(deps, order, call);
      await deps.recorder.record({ type: 'shot-start', shot, job });
      return job;
    } catch (error) {
      const intent = deps.recorder.state()?.shots.get(shot)?.intent;
      if (!isUnknownOutcome(error) || intent === undefined) throw error;
      const found = await adoptJob(deps, order, afterLostCall(deps.clock, intent, begunMs), call);
      if (found !== undefined) return found;
      if (attempt === mostStarts) throw error;
    }
  }
}

/** Whichever of the two clocks says that the call was made earlier: the wall clock may have been set in between. */
function afterLostCall(clock: Clock, intent: ShotIntent, begunMs: number): SearchOrder {
  const lostMs = clock.monotonicMs();
  const sinceMs = Math.min(Date.parse(intent.at), clock.now() - (lostMs - begunMs));
  return { intent, sinceMs, ageMs: () => clock.monotonicMs() - lostMs };
}

/** Starts of one job that are tried when each was provably lost before it reached the provider. */
const mostStarts = 3;

function isUnknownOutcome(error: unknown): boolean {
  return error instanceof AivideoError && error.code === 'job-unknown';
}

async function attachFiles(deps: StartDeps, work: ShotWork, call: CallOptions): Promise<JsonObject> {
  const { attachments, input, shot } = work.shot;
  if (attachments.length === 0) return input;
  await deps.recorder.record({ type: 'shot-progress', shot, state: 'uploading' });
  const onWait = waitNoter(deps.recorder, shot);
  const attached: Record<string, string> = {};
  for (const { input: key, file } of attachments)
    attached[key] = await withRetries(() => deps.provider.attach(file, call), { ...deps, ...call, onWait });
  return { ...input, ...attached };
}

/** A file sent inside the request is named in the record, not repeated in it. */
function withoutContent(input: JsonObject, shot: PlannedShot): JsonObject {
  const kept = shot.attachments
    .filter(({ input: key }) => String(input[key]).startsWith('data:'))
    .map(({ input: key, file }) => [key, `@${file.path}`] as const);
  return { ...input, ...Object.fromEntries(kept) };
}
