import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { RunRecorder } from '../runs/run-recorder.js';
import { lingeringSignal } from './lingering-signal.js';
import { waitNoter } from './shot-waits.js';
import type { StartGate } from './start-gate.js';
import { type WaitNotice, withRetries } from './with-retries.js';

export interface StartJobDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly recorder: RunRecorder;
  readonly gate: StartGate;
  /** When to stop waiting, by the monotonic clock, in milliseconds; the jobs go on. */
  readonly waitUntilMs?: number;
  /** Once aborted, nothing further is started; what has been started goes on. */
  readonly halt?: AbortSignal;
}

export interface StartOrder {
  readonly plan: ClipPlan;
  readonly shot: PlannedShot;
  /** As it is sent. */
  readonly input: JsonObject;
  /** Awaited when the job's turn has come, right before each paid call; what it throws keeps the call from being made. */
  readonly announce: () => Promise<void>;
}

/**
 * How long the answer to a paid call is waited for when everything ends: with it the job can be canceled, or collected
 * later.
 */
const answerMs = 5_000;

/**
 * Starts a job when its turn has come. Repeated is only what has provably started nothing. While it waits, and not
 * once the call is made, it gives up when the time to wait is over (`jobs-pending`) or the run is halted (the
 * signal's reason). An outcome that is unknown is said to be (`job-unknown`), whatever else has happened meanwhile.
 */
export async function startJob(deps: StartJobDeps, order: StartOrder, call: CallOptions): Promise<JobHandle> {
  const onWait = waitNoter(deps.recorder, order.shot.shot);
  let lost: AivideoError | undefined;
  const start = () =>
    callProvider(deps, order, call).catch((error: unknown) => {
      if (error instanceof AivideoError && error.code === 'job-unknown') lost = error;
      throw error;
    });
  try {
    return await whileAllowed(deps, order.shot, call, (signal) => {
      const turn = { signal, onWait: (waitMs: number) => onWait(rateNotice(waitMs)) };
      const gained = sinceLastAsked(() => deps.gate.taken);
      return withRetries(() => deps.gate.pass(start, turn), { ...deps, signal, onWait, gained });
    });
  } catch (error) {
    throw lost ?? error;
  }
}

async function callProvider(
  { provider, clock }: StartJobDeps,
  { announce, input, plan }: StartOrder,
  call: CallOptions,
): Promise<JobHandle> {
  const { modelRef, deadlineSeconds } = plan;
  await announce();
  call.signal.throwIfAborted();
  if (!provider.paid) return provider.start(modelRef, input, { ...call, deadlineSeconds });
  const { signal, end } = lingeringSignal(clock, call.signal, answerMs);
  try {
    return await provider.start(modelRef, input, { signal, deadlineSeconds });
  } finally {
    end();
  }
}

async function whileAllowed<Result>(
  { clock, waitUntilMs, halt }: StartJobDeps,
  shot: PlannedShot,
  call: CallOptions,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController();
  const done = new AbortController();
  const { signal } = late;
  if (waitUntilMs !== undefined)
    void clock
      .sleep(Math.max(0, waitUntilMs - clock.monotonicMs()), done.signal)
      .then(() => late.abort(notStarted(shot)))
      .catch(() => undefined);
  try {
    return await task(AbortSignal.any([call.signal, signal, ...(halt === undefined ? [] : [halt])]));
  } finally {
    done.abort();
  }
}

/** Errors: `jobs-pending` when the time to wait is over. */
export function checkTimeLeft({ clock, waitUntilMs }: StartJobDeps, shot: PlannedShot): void {
  if (waitUntilMs !== undefined && clock.monotonicMs() >= waitUntilMs) throw notStarted(shot);
}

function notStarted({ shot }: PlannedShot): AivideoError {
  return new AivideoError('jobs-pending', `Clip ${shot} has not been started: the time to wait is over`);
}

function rateNotice(waitMs: number): WaitNotice {
  const error = new AivideoError('rate-limited', "the account's rate limit");
  return { error, waitMs, attempt: 1 };
}

/** As long as the provider takes other jobs, it will take this one too. */
function sinceLastAsked(count: () => number): () => boolean {
  let before = count();
  return () => {
    const isMore = count() > before;
    before = count();
    return isMore;
  };
}
