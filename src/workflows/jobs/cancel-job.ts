import type { JobHandle } from '../../domain/run/job.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { EndStatus } from './wait-for-job.js';
import { withRetries } from './with-retries.js';

export interface CancelDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Pauses between looks at a job that is being canceled, in milliseconds; the last one repeats. */
const pausesMs = [0, 250, 500, 1_000];

/**
 * Cancels a job and sees to its end: it may have ended otherwise in between, and a cancel that was taken is none yet.
 * `undefined` when that could not be seen before the signal, whose abort is no error here.
 */
export async function cancelJob(
  deps: CancelDeps,
  job: JobHandle,
  call: CallOptions,
): Promise<EndStatus | undefined> {
  const { provider, clock } = deps;
  const retrying = { ...deps, ...call };
  try {
    await withRetries(() => provider.cancel(job, call), retrying);
    for (let look = 0; ; look += 1) {
      await clock.sleep(pausesMs[look] ?? 1_000, call.signal);
      const status = await withRetries(() => provider.status(job, call), retrying);
      if (status.state !== 'queued' && status.state !== 'running') return status;
    }
  } catch {
    return undefined;
  }
}
