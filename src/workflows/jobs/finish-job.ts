import type { ModelDefinition } from '../../domain/models/define-model.js';
import type { JobHandle, JobStatus, RemoteMedia } from '../../domain/run/job.js';
import type { Cost } from '../../domain/run/price.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { errorRecord } from '../runs/error-record.js';
import { costOfEnd } from './cost-of-end.js';
import { endError, JobEndError } from './end-error.js';
import { waitNoter } from './shot-waits.js';
import { restartShot, type ShotWork, type StartDeps, type StartedJob, startShot } from './start-shot.js';
import { type EndStatus, stillRunning, type WaitDeps, waitForJob } from './wait-for-job.js';

export interface FinishDeps extends WaitDeps, StartDeps {
  /** Start the job and leave it. */
  readonly detach?: boolean;
}

/** A shot of a plan, and the terms of its model. */
export interface JobWork extends ShotWork {
  readonly definition?: ModelDefinition;
}

/** A job that has ended well; its outputs are to be fetched. */
export interface FinishedJob extends StartedJob {
  readonly outputs: readonly RemoteMedia[];
  /** What a language model answered. */
  readonly text?: string;
  readonly cost: Cost;
}

const restartPauseMs = 1_000;

/**
 * Brings the job of a shot to its end, starting it where that is still to be done. One that the provider broke off at
 * no cost is started once more. Errors: `jobs-pending`, those of `startShot` and `waitForJob`, and a `JobEndError` for
 * an end without a result.
 */
export async function finishJob(deps: FinishDeps, work: JobWork, call: CallOptions): Promise<FinishedJob> {
  try {
    return await awaitResult(deps, work, await startShot(deps, work, call), call);
  } catch (error) {
    if (!(error instanceof JobEndError && isFreeInterruption(error))) throw error;
    await announceRestart(deps, work, error, call);
    return awaitResult(deps, work, await restartShot(deps, work, call), call);
  }
}

function isFreeInterruption({ cost, details }: JobEndError): boolean {
  return details.reason === 'interrupted' && cost.known && cost.usd === 0;
}

/** Recorded as retryable: a process that ends right here leaves a shot that can be gone on with. */
async function announceRestart(
  { recorder, clock }: FinishDeps,
  { shot: { shot } }: JobWork,
  error: JobEndError,
  { signal }: CallOptions,
): Promise<void> {
  const record = { ...errorRecord(error), retryable: true };
  await recorder.note({ type: 'shot-fail', shot, error: record, cost: error.cost });
  waitNoter(recorder, shot)({ error, waitMs: restartPauseMs, attempt: 1 });
  await clock.sleep(restartPauseMs, signal);
}

async function awaitResult(
  deps: FinishDeps,
  work: JobWork,
  started: StartedJob,
  call: CallOptions,
): Promise<FinishedJob> {
  if (deps.detach === true) throw stillRunning(started.job);
  const { shot } = work.shot;
  const ended = await watchJob(deps, shot, started.job, call);
  const known = deps.recorder.state()?.shots.get(shot);
  // The provider has forgotten what it made; an earlier process may have fetched it all the same.
  if (ended.state === 'removed' && known?.outputs !== undefined && known.cost !== undefined)
    return { ...started, ...withText(known.text), outputs: known.outputs, cost: known.cost };
  const cost = costOfEnd(work.definition, started.input, ended);
  if (ended.state !== 'succeeded') throw endError(started.job, ended, cost);
  const made = { ...withText(ended.text), outputs: ended.outputs, cost };
  await deps.recorder.note({ type: 'shot-output', shot, ...made });
  return { ...started, ...made };
}

function withText(text: string | undefined): { readonly text?: string } {
  return text === undefined ? {} : { text };
}

function watchJob(deps: FinishDeps, shot: string, job: JobHandle, call: CallOptions): Promise<EndStatus> {
  return waitForJob(deps, job, {
    ...call,
    onStatus(status) {
      const progress = progressOf(status);
      if (progress) void deps.recorder.record({ type: 'shot-progress', shot, ...progress });
    },
    onWait: waitNoter(deps.recorder, shot),
    ...(deps.waitUntilMs === undefined ? {} : { timeoutMs: deps.waitUntilMs - deps.clock.monotonicMs() }),
  });
}

interface Progress {
  readonly state: 'queued' | 'running';
  readonly fraction?: number;
  readonly remainingSeconds?: number;
}

function progressOf(status: JobStatus): Progress | undefined {
  if (status.state === 'queued') return { state: 'queued' };
  if (status.state !== 'running') return undefined;
  return {
    state: 'running',
    ...(status.fraction === undefined ? {} : { fraction: status.fraction }),
    ...(status.remainingSeconds === undefined ? {} : { remainingSeconds: status.remainingSeconds }),
  };
}
