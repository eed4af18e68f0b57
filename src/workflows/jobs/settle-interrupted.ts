import { AivideoError } from '../../domain/errors.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { Cost } from '../../domain/run/price.js';
import type { ShotRecord } from '../../domain/run/reduce.js';
import { isOpen } from '../../domain/run/run-progress.js';
import { errorRecord } from '../runs/error-record.js';
import { cancelJob } from './cancel-job.js';
import { costOfEnd } from './cost-of-end.js';
import { endError } from './end-error.js';
import { type FindDeps, lookForJob } from './find-started-job.js';
import { lingeringSignal } from './lingering-signal.js';

export interface SettleDeps extends FindDeps {
  /** Jobs are left running, to be collected later. */
  readonly keepJobs?: boolean;
}

export interface SettleOrder {
  /** Why everything ends. */
  readonly reason: unknown;
  readonly definition: ModelDefinition | undefined;
}

/** An interrupted program must not hang: this long for the calls that settle one job. */
const settleMs = 10_000;

/**
 * After an interruption: cancels the job of a shot at its provider, or leaves it running, and records which, with what
 * it costs so far as that is known. SIGTERM leaves paid jobs running, Ctrl-C cancels unless they are to be kept.
 */
export async function settleInterrupted(
  deps: SettleDeps,
  record: ShotRecord,
  order: SettleOrder,
): Promise<void> {
  if (!isOpen(record)) return;
  const terminated = order.reason instanceof AivideoError && order.reason.code === 'terminated';
  if (deps.provider.paid && (terminated || deps.keepJobs === true)) return keepJob(deps, record);
  if (record.outputs !== undefined) return noteFinished(deps, record, record.cost);
  const limit = lingeringSignal(deps.clock, AbortSignal.abort(tooLong()), settleMs);
  try {
    await stopJob(deps, record, order, limit.signal);
  } finally {
    limit.end();
  }
}

function tooLong(): AivideoError {
  return new AivideoError('network-timeout', 'Canceling took too long');
}

/** A job whose start was never answered stays unknown; it is looked up when the run is gone on with. */
async function keepJob({ recorder }: SettleDeps, { shot, job }: ShotRecord): Promise<void> {
  if (job === undefined) return;
  const cost: Cost = { known: false, basis: 'the job goes on' };
  await recorder.note({ type: 'shot-cancel', shot, job: job.id, outcome: 'kept', cost });
}

async function noteFinished(
  { recorder }: SettleDeps,
  { shot, job }: ShotRecord,
  cost: Cost = untold,
): Promise<void> {
  if (job === undefined) return;
  await recorder.note({ type: 'shot-cancel', shot, job: job.id, outcome: 'finished', cost });
}

const untold: Cost = { known: false, basis: 'the provider has not said what it bills' };

async function stopJob(
  deps: SettleDeps,
  record: ShotRecord,
  { definition }: SettleOrder,
  signal: AbortSignal,
): Promise<void> {
  const { recorder } = deps;
  const { shot, intent } = record;
  const job = record.job ?? (await findJob(deps, record, signal));
  if (job === undefined || intent === undefined) return;
  // On record before the call: a process that ends right here leaves a job that may be canceled.
  await recorder.note({ type: 'shot-cancel', shot, job: job.id, outcome: 'unknown', cost: untold });
  const status = await cancelJob(deps, job, { signal });
  if (status === undefined) return;
  const cost = costOfEnd(definition, intent.input, status);
  if (status.state === 'succeeded') return noteFinished(deps, { ...record, job }, cost);
  if (status.state === 'canceled')
    return recorder.note({ type: 'shot-cancel', shot, job: job.id, outcome: 'canceled', cost });
  return recorder.note({ type: 'shot-fail', shot, error: errorRecord(endError(job, status, cost)), cost });
}

/** The job of a start that was never answered, where the provider lists it by now. */
async function findJob(
  deps: SettleDeps,
  { shot, intent }: ShotRecord,
  signal: AbortSignal,
): Promise<JobHandle | undefined> {
  if (intent === undefined || deps.provider.recentJobs === undefined) return undefined;
  const order = { shot, intent };
  const job = await lookForJob(deps, order, { signal }).catch(() => undefined);
  if (job !== undefined) await deps.recorder.note({ type: 'shot-start', shot, job });
  return job;
}
