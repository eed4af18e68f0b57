import { AivideoError } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import { costOf } from '../domain/models/estimate-price.js';
import type { JobHandle, JobStatus } from '../domain/run/job.js';
import type { Cost } from '../domain/run/price.js';
import type { ShotRecord } from '../domain/run/reduce.js';
import type { CancelOutcome } from '../domain/run/run-event.js';
import type { Clock } from '../ports/clock.js';
import type { VideoProvider } from '../ports/video-provider.js';
import type { RunRecorder } from './run-recorder.js';

export interface SettleDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly recorder: RunRecorder;
  /** Jobs are left running, to be collected later. */
  readonly keepJobs?: boolean;
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
  order: { readonly reason: unknown; readonly definition?: ModelDefinition | undefined },
): Promise<void> {
  const { job, intent, shot, clip } = record;
  if (job === undefined || intent === undefined || clip !== undefined) return;
  const terminated = order.reason instanceof AivideoError && order.reason.code === 'terminated';
  const keep = deps.provider.paid && (terminated || deps.keepJobs === true);
  const settled = keep ? keptJob : await cancelJob(deps, job);
  const cost = costAfter(settled, order.definition, intent.input);
  await deps.recorder.record({ type: 'shot-cancel', shot, job: job.id, outcome: settled.outcome, cost });
}

interface Settled {
  readonly outcome: CancelOutcome;
  readonly status?: JobStatus;
}

const keptJob: Settled = { outcome: 'kept' };

/** Cancels, then looks once at what the job became: it may have ended in between. */
async function cancelJob(deps: SettleDeps, job: JobHandle): Promise<Settled> {
  const limit = new AbortController();
  const done = new AbortController();
  const late = () => limit.abort(new AivideoError('network-timeout', 'Canceling took too long'));
  void deps.clock.sleep(settleMs, done.signal).then(late, () => undefined);
  try {
    await deps.provider.cancel(job, { signal: limit.signal });
    const status = await deps.provider.status(job, { signal: limit.signal });
    if (status.state === 'succeeded') return { outcome: 'finished', status };
    return { outcome: 'canceled', status };
  } catch {
    return { outcome: 'unknown' };
  } finally {
    done.abort();
  }
}

function costAfter(
  { outcome, status }: Settled,
  definition: ModelDefinition | undefined,
  input: JsonObject,
): Cost {
  if (outcome === 'kept') return { known: false, basis: 'the job goes on' };
  if (status?.state === 'canceled') {
    const billed = status.billedSeconds === undefined ? {} : { billedSeconds: status.billedSeconds };
    return costOf(definition, input, { state: status.ran ? 'canceled' : 'aborted', ...billed });
  }
  if (status?.state === 'succeeded' || status?.state === 'failed') {
    const billed = status.billedSeconds === undefined ? {} : { billedSeconds: status.billedSeconds };
    return costOf(definition, input, { state: status.state, ...billed });
  }
  return { known: false, basis: 'the provider has not said what it bills' };
}
