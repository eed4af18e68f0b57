import { AivideoError } from '../../domain/errors.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { CallOptions, VideoProvider } from '../../ports/video-provider.js';
import { type FinishDeps, type FinishedJob, finishJob, type JobWork } from '../jobs/finish-job.js';
import type { JobSlots } from '../jobs/job-slots.js';
import { waitNoter } from '../jobs/shot-waits.js';
import { withRetries } from '../jobs/with-retries.js';
import { provenanceOf } from './clip-provenance.js';
import { type ConcludeDeps, concludeShot } from './conclude-shot.js';
import { type DeliverDeps, deliverClip } from './deliver-clip.js';
import { clipKey, type ReuseDeps, reuseClip } from './reuse-clip.js';

export interface MakeClipDeps extends FinishDeps, DeliverDeps, ReuseDeps, ConcludeDeps {
  /** `aivideo 0.1.0`. */
  readonly tool: string;
  /** By name, for shots whose model is run by another provider than the plan's. */
  readonly providers?: (id: string) => Promise<VideoProvider>;
  /** An interruption leaves jobs running. */
  readonly keepJobs?: boolean;
  /** Holds the jobs under way to a number. Default: no limit. */
  readonly slots?: JobSlots;
}

export interface ClipJob extends JobWork {
  readonly overwrite: boolean;
}

/**
 * Makes one clip, from wherever the journal says that it stands: starts the job, waits, fetches and checks the result.
 * Every step that matters is recorded before the next one is taken.
 */
export async function makeClip(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  const key = await cacheKey(deps, work);
  const reused = await takeCached(deps, work, key, call);
  if (reused !== undefined) return reused;
  const clip = await fetchClip(deps, work, await finishInSlot(deps, work, call), call);
  if (key !== undefined) await deps.cache?.store(key, clip.path);
  return clip;
}

/** Brings a job to its end within the limit of jobs at a time. Nobody waits for a slot longer than for the run itself. */
export function finishInSlot(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<FinishedJob> {
  const { slots, halt } = deps;
  if (slots === undefined) return finishJob(deps, work, call);
  const signal = halt === undefined ? call.signal : AbortSignal.any([call.signal, halt]);
  return slots.hold(() => finishJob(deps, work, call), signal);
}

/** Undefined without a cache, and where files of a job that is under way are gone: they are not needed any more. */
export async function cacheKey(deps: MakeClipDeps, work: ClipJob): Promise<string | undefined> {
  try {
    return await clipKey(deps, work);
  } catch (error) {
    if (isStarted(deps, work)) return undefined;
    throw error;
  }
}

/** Whether a job of a shot may have been started, by whatever process. */
export function isStarted({ recorder }: MakeClipDeps, { shot }: ClipJob): boolean {
  return recorder.state()?.shots.get(shot.shot)?.intent !== undefined;
}

/** A job that is under way or paid is never passed over for the cache. */
async function takeCached(
  deps: MakeClipDeps,
  work: ClipJob,
  key: string | undefined,
  call: CallOptions,
): Promise<Clip | undefined> {
  if (key === undefined || isStarted(deps, work)) return undefined;
  const clip = await reuseClip(deps, { ...work, key }, call);
  return clip === undefined ? undefined : concludeShot(deps, work, clip, call);
}

async function fetchClip(
  deps: MakeClipDeps,
  work: ClipJob,
  ended: FinishedJob,
  call: CallOptions,
): Promise<Clip> {
  const { shot, output, seed } = work.shot;
  const delivered = await deliverClip(
    deps,
    {
      outputs: ended.outputs,
      finalPath: output,
      key: ended.job.id,
      overwrite: work.overwrite,
      provenance: provenanceOf(deps.tool, work, ended.job, ended.input),
      refreshOutputs: () => freshOutputs(deps, ended.job, call),
      onProgress(received, total) {
        const fraction = total === undefined || total === 0 ? {} : { fraction: received / total };
        void deps.recorder.record({ type: 'shot-progress', shot, state: 'downloading', ...fraction });
      },
      onWait: waitNoter(deps.recorder, shot),
    },
    call,
  );
  for (const adjustment of delivered.adjustments)
    await deps.recorder.note({ type: 'shot-adjust', shot, adjustment });
  const clip: Clip = {
    shot,
    path: delivered.path,
    ...(seed === undefined ? {} : { seed }),
    job: ended.job.id,
    media: delivered.media,
    sha256: delivered.sha256,
    cost: ended.cost,
  };
  return concludeShot(deps, work, clip, call);
}

/** An output's address can die before its job's record does; the provider is asked for the addresses once more. */
export async function freshOutputs(deps: MakeClipDeps, job: JobHandle, call: CallOptions) {
  const status = await withRetries(() => deps.provider.status(job, call), { ...deps, signal: call.signal });
  if (status.state === 'succeeded') return status.outputs;
  throw new AivideoError(
    'output-removed',
    `What job \`${job.id}\` made is no longer held by ${job.provider}`,
    {
      details: { job: job.id },
    },
  );
}
