import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type AdoptDeps, adoptJob } from './adopt-job.js';
import type { OrderLanes } from './order-lanes.js';
import { waitNoter } from './shot-waits.js';
import { checkTimeLeft, type StartJobDeps, startJob } from './start-job.js';
import { wasCanceled } from './was-canceled.js';
import { withRetries } from './with-retries.js';

export interface StartDeps extends AdoptDeps, StartJobDeps {
  readonly lanes: OrderLanes;
  /** Called right before a job's intent is recorded; throws to refuse it. */
  readonly checkStart?: (shot: PlannedShot) => void;
  /** Start again even where it can not be determined what became of an earlier process's start. */
  readonly retryUnknown?: boolean;
}

/** A shot of a plan whose job is to be started. */
export interface ShotWork {
  readonly plan: ClipPlan;
  readonly shot: PlannedShot;
}

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
  return inLane(
    deps,
    work,
    async () => (await startedBefore(deps, work, call)) ?? (await startAnew(deps, work, call)),
  );
}

/** A new job for a shot, whatever became of an earlier one. */
export async function restartShot(deps: StartDeps, work: ShotWork, call: CallOptions): Promise<StartedJob> {
  return inLane(deps, work, () => startAnew(deps, work, call));
}

function inLane<Result>(
  { lanes }: StartDeps,
  { plan, shot }: ShotWork,
  task: () => Promise<Result>,
): Promise<Result> {
  return lanes.pass({ modelRef: plan.modelRef, input: shot.input }, task);
}

/** The job that an earlier process has started for this shot, found again by its record or at the provider. */
async function startedBefore(
  deps: StartDeps,
  work: ShotWork,
  call: CallOptions,
): Promise<StartedJob | undefined> {
  const { recorder, retryUnknown = false } = deps;
  const record = recorder.state()?.shots.get(work.shot.shot);
  if (record?.intent === undefined || record.canceled === 'canceled') return undefined;
  const { intent } = record;
  if (record.job !== undefined)
    return (await wasCanceled(deps, record, call)) ? undefined : { job: record.job, input: intent.input };
  const order = { shot: work.shot.shot, intent, quietMs: recorder.openedMs, retryUnknown };
  const job = await adoptJob(deps, order, call);
  return job === undefined ? undefined : { job, input: intent.input };
}

async function startAnew(deps: StartDeps, work: ShotWork, call: CallOptions): Promise<StartedJob> {
  checkTimeLeft(deps, work.shot);
  const input = await attachFiles(deps, work, call);
  const order = { ...work, input, kept: withoutContent(input, work.shot) };
  for (let attempt = 1; ; attempt += 1) {
    const start = await startOnce(deps, order, call);
    const job = 'job' in start ? start.job : await findLost(deps, order, call);
    if (job !== undefined) return { job, input: order.kept };
    if (attempt === mostStarts && 'lost' in start) throw nothingStarted(deps, work, start.lost);
  }
}

/** Starts of one job that are tried when each was provably lost before it reached the provider. */
const mostStarts = 3;

function nothingStarted({ provider }: StartDeps, { plan }: ShotWork, lost: AivideoError): AivideoError {
  const { status } = lost.details;
  const answer = typeof status === 'number' ? `, the last answer was status ${status}` : '';
  return new AivideoError(
    answer === '' ? 'network-unreachable' : 'provider-failed',
    `${provider.id} has started no job for \`${plan.modelRef}\` in ${mostStarts} attempts${answer}`,
    { cause: lost.cause, details: { ...lost.details, outcome: 'none' } },
  );
}

interface OrderedShot extends ShotWork {
  /** As it is sent. */
  readonly input: JsonObject;
  /** As it is recorded. */
  readonly kept: JsonObject;
}

/** A job, or why the answer was lost on its way. */
type Start = { readonly job: JobHandle } | { readonly lost: AivideoError };

/** The only place that pays. */
async function startOnce(deps: StartDeps, order: OrderedShot, call: CallOptions): Promise<Start> {
  const { shot } = order.shot;
  let announced: Promise<void> | undefined;
  const announce = () => {
    if (announced === undefined) {
      call.signal.throwIfAborted();
      deps.checkStart?.(order.shot);
      announced = recordIntent(deps, order);
    }
    return announced;
  };
  try {
    const job = await startJob(deps, { ...order, announce }, call);
    await deps.recorder.note({ type: 'shot-start', shot, job });
    return { job };
  } catch (error) {
    if (error instanceof AivideoError && error.code === 'job-unknown') return { lost: error };
    const isRefused = announced !== undefined && error instanceof AivideoError;
    if (isRefused) await deps.recorder.note({ type: 'shot-void', shot });
    throw error;
  }
}

/** On stable storage before the paid call; once for all attempts at one start. */
function recordIntent({ recorder }: StartDeps, { plan, shot, kept }: OrderedShot): Promise<void> {
  return recorder.record({
    type: 'shot-intent',
    shot: shot.shot,
    modelRef: plan.modelRef,
    input: kept,
  });
}

/** After an answer that was lost on its way the provider is asked what became of the call. */
async function findLost(
  deps: StartDeps,
  { shot: { shot } }: OrderedShot,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const { recorder, clock } = deps;
  const intent = recorder.state()?.shots.get(shot)?.intent;
  if (intent === undefined) throw new AivideoError('bug', `Clip ${shot} was started without an intent`);
  return adoptJob(deps, { shot, intent, quietMs: clock.monotonicMs(), retryUnknown: false }, call);
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
