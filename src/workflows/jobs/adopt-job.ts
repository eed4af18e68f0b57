import { AivideoError } from '../../domain/errors.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type FindDeps, findStartedJob, type SearchOrder } from './find-started-job.js';

export type AdoptDeps = FindDeps;

export interface AdoptOrder extends SearchOrder {
  /** Where the provider can not be asked, the start counts as one that never was. */
  readonly retryUnknown: boolean;
}

/**
 * Finds the job of an intent whose answer was never seen, and records it as the shot's; or records that there is none.
 * Nothing is started twice because the provider could not be asked, unless the user says so.
 * Errors: `job-unknown`, the signal's reason.
 */
export async function adoptJob(
  deps: AdoptDeps,
  order: AdoptOrder,
  call: CallOptions,
): Promise<JobHandle | undefined> {
  const { shot, intent, retryUnknown } = order;
  let job: JobHandle | undefined;
  try {
    job = await findStartedJob(deps, order, call);
  } catch (cause) {
    if (call.signal.aborted) throw call.signal.reason;
    if (retryUnknown) return undefined;
    throw new AivideoError(
      'job-unknown',
      `It is unknown whether a job was started for \`${intent.modelRef}\`, and ${deps.provider.id} can not be asked`,
      { cause, details: { intent: intent.at } },
    );
  }
  await deps.recorder.note(
    job === undefined ? { type: 'shot-void', shot } : { type: 'shot-start', shot, job },
  );
  return job;
}
