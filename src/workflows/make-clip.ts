import { AivideoError } from '../domain/errors.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import { costOf, type JobOutcome } from '../domain/models/estimate-price.js';
import type { JobHandle, JobStatus } from '../domain/run/job.js';
import type { Cost } from '../domain/run/price.js';
import type { Clip } from '../domain/run/run-event.js';
import type { CallOptions } from '../ports/video-provider.js';
import { provenanceOf } from './clip-provenance.js';
import { type DeliverDeps, deliverClip } from './deliver-clip.js';
import { endError } from './end-error.js';
import { clipKey, type ReuseDeps, reuseClip } from './reuse-clip.js';
import { waitNoter } from './shot-waits.js';
import { type ShotWork, type StartDeps, type StartedJob, startShot } from './start-shot.js';
import { type EndStatus, stillRunning, type WaitDeps, waitForJob } from './wait-for-job.js';
import { withRetries } from './with-retries.js';

export interface MakeClipDeps extends WaitDeps, DeliverDeps, StartDeps, ReuseDeps {
  /** `aivideo 0.1.0`. */
  readonly tool: string;
  /** An interruption leaves jobs running. */
  readonly keepJobs?: boolean;
  /** Start the job and leave it. */
  readonly detach?: boolean;
}

export interface ClipJob extends ShotWork {
  readonly definition?: ModelDefinition;
  readonly overwrite: boolean;
}

/**
 * Makes one clip, from wherever the journal says that it stands: starts the job, waits, fetches and checks the result.
 * Every step that matters is recorded before the next one is taken.
 */
export async function makeClip(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  const key = await clipKey(deps, work);
  const reused = await takeCached(deps, work, key, call);
  if (reused !== undefined) return reused;
  const started = await startShot(deps, work, call);
  if (deps.detach === true) throw stillRunning(started.job);
  const ended = await watchJob(deps, work, started.job, call);
  const cost = costOf(work.definition, started.input, outcomeOf(ended));
  if (ended.state !== 'succeeded') throw endError(started.job, ended, cost);
  await deps.recorder.record({ type: 'shot-output', shot: work.shot.shot, outputs: ended.outputs, cost });
  const clip = await fetchClip(deps, work, { ...started, outputs: ended.outputs, cost }, call);
  if (key !== undefined) await deps.cache?.store(key, clip.path);
  return clip;
}

/** A job that is under way or paid is never passed over for the cache. */
async function takeCached(
  deps: MakeClipDeps,
  work: ClipJob,
  key: string | undefined,
  call: CallOptions,
): Promise<Clip | undefined> {
  const { shot } = work.shot;
  if (key === undefined || deps.recorder.state()?.shots.get(shot)?.intent !== undefined) return undefined;
  const clip = await reuseClip(deps, { ...work, key }, call);
  if (clip !== undefined) await deps.recorder.record({ type: 'shot-end', shot, clip });
  return clip;
}

async function watchJob(
  deps: MakeClipDeps,
  work: ClipJob,
  job: JobHandle,
  call: CallOptions,
): Promise<EndStatus> {
  const { shot } = work.shot;
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

interface EndedJob extends StartedJob {
  readonly outputs: Extract<EndStatus, { state: 'succeeded' }>['outputs'];
  readonly cost: Cost;
}

async function fetchClip(
  deps: MakeClipDeps,
  work: ClipJob,
  ended: EndedJob,
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
    await deps.recorder.record({ type: 'shot-adjust', shot, adjustment });
  const clip: Clip = {
    shot,
    path: delivered.path,
    ...(seed === undefined ? {} : { seed }),
    job: ended.job.id,
    media: delivered.media,
    sha256: delivered.sha256,
    cost: ended.cost,
  };
  await deps.recorder.record({ type: 'shot-end', shot, clip });
  return clip;
}

/** An output's address can die before its job's record does; the provider is asked for the addresses once more. */
async function freshOutputs(deps: MakeClipDeps, job: JobHandle, call: CallOptions) {
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

function outcomeOf(status: EndStatus): JobOutcome {
  if (status.state === 'removed') return { state: 'succeeded' };
  const billed = status.billedSeconds === undefined ? {} : { billedSeconds: status.billedSeconds };
  if (status.state === 'canceled') return { state: status.ran ? 'canceled' : 'aborted', ...billed };
  return { state: status.state, ...billed };
}
