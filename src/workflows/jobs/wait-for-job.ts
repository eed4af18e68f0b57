import { AivideoError } from '../../domain/errors.js';
import type { JobHandle, JobStatus } from '../../domain/run/job.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import type { PollPace } from './poll-pace.js';
import { type WaitNotice, withRetries } from './with-retries.js';

/** A status in which a job stays. */
export type EndStatus = Exclude<JobStatus, { state: 'queued' | 'running' }>;

export interface WaitDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly pace: PollPace;
}

export interface WaitOptions extends CallOptions {
  onStatus(status: JobStatus): void;
  onWait(notice: WaitNotice): void;
  /** Ends the waiting, not the job. Milliseconds from now. Default: none. */
  readonly timeoutMs?: number;
}

/**
 * Polls until the job has ended. The only poll loop.
 *
 * Errors: `jobs-pending` when `timeoutMs` has passed; what the provider's `status` throws once retrying has been
 * given up; the signal's reason.
 */
export async function waitForJob(deps: WaitDeps, job: JobHandle, options: WaitOptions): Promise<EndStatus> {
  const startedMs = deps.clock.monotonicMs();
  for (;;) {
    const elapsedMs = deps.clock.monotonicMs() - startedMs;
    if (options.timeoutMs !== undefined && elapsedMs >= options.timeoutMs) throw stillRunning(job);
    const pauseMs = deps.pace.nextPauseMs(elapsedMs);
    await deps.clock.sleep(Math.min(pauseMs, (options.timeoutMs ?? Infinity) - elapsedMs), options.signal);
    const status = await withRetries(() => deps.provider.status(job, options), {
      ...deps,
      signal: options.signal,
      onWait: options.onWait,
    });
    options.onStatus(status);
    if (status.state === 'queued' || status.state === 'running') continue;
    if (status.state === 'succeeded')
      deps.pace.learn(
        status.totalSeconds === undefined ? deps.clock.monotonicMs() - startedMs : status.totalSeconds * 1000,
      );
    return status;
  }
}

/** Waiting has ended before the job did. */
export function stillRunning(job: JobHandle): AivideoError {
  return new AivideoError('jobs-pending', `Job \`${job.id}\` still runs at ${job.provider}`, {
    details: { job: job.id },
  });
}
