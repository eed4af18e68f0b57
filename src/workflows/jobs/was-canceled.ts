import { findAnyModel } from '../../domain/models/side/index.js';
import { modelOfShot } from '../../domain/run/plan.js';
import type { ShotRecord } from '../../domain/run/reduce.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { RunRecorder } from '../runs/run-recorder.js';
import { costOfEnd } from './cost-of-end.js';
import { waitNoter } from './shot-waits.js';
import { withRetries } from './with-retries.js';

export interface CanceledDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly recorder: RunRecorder;
}

/**
 * Whether the job of a shot has ended by a cancel of ours that was never confirmed; if so, that is recorded now.
 * Errors: those of the provider's `status`, the signal's reason.
 */
export async function wasCanceled(
  deps: CanceledDeps,
  { shot, job, intent, canceled }: ShotRecord,
  call: CallOptions,
): Promise<boolean> {
  const { provider, recorder } = deps;
  if (job === undefined || intent === undefined || canceled !== 'unknown') return false;
  const onWait = waitNoter(recorder, shot);
  const status = await withRetries(() => provider.status(job, call), { ...deps, ...call, onWait });
  if (status.state !== 'canceled') return false;
  const plan = recorder.state()?.plan;
  const definition = plan && findAnyModel(modelOfShot(plan, shot));
  const cost = costOfEnd(definition, intent.input, status);
  await recorder.note({ type: 'shot-cancel', shot, job: job.id, outcome: 'canceled', cost });
  return true;
}
