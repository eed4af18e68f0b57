import { AivideoError } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import { costOf, type JobOutcome } from '../domain/models/estimate-price.js';
import type { JobHandle, JobStatus } from '../domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { Cost } from '../domain/run/price.js';
import type { Clip } from '../domain/run/run-event.js';
import type { CallOptions } from '../ports/video-provider.js';
import { provenanceOf } from './clip-provenance.js';
import { type DeliverDeps, deliverClip } from './deliver-clip.js';
import { endError } from './end-error.js';
import type { RunRecorder } from './run-recorder.js';
import { type EndStatus, type WaitDeps, waitForJob } from './wait-for-job.js';
import { type WaitNotice, withRetries } from './with-retries.js';

export interface MakeClipDeps extends WaitDeps, DeliverDeps {
  readonly recorder: RunRecorder;
  /** `aivideo 0.1.0`. */
  readonly tool: string;
}

export interface ClipJob {
  readonly plan: ClipPlan;
  readonly shot: PlannedShot;
  readonly definition?: ModelDefinition;
  readonly overwrite: boolean;
}

/**
 * Makes one clip: attaches files, starts the job, waits, fetches and checks the result. Every step that matters is
 * recorded before the next one is taken; the paid call comes after its `shot-intent` is on stable storage.
 */
export async function makeClip(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  const input = await attachFiles(deps, work, call);
  const job = await startJob(deps, work, input, call);
  const ended = await watchJob(deps, work, job, call);
  if (ended.state !== 'succeeded')
    throw endError(job, ended, costOf(work.definition, input, outcomeOf(ended)));
  const cost = costOf(work.definition, input, outcomeOf(ended));
  await deps.recorder.record({ type: 'shot-output', shot: work.shot.shot, outputs: ended.outputs, cost });
  return fetchClip(deps, work, { job, input, outputs: ended.outputs, cost }, call);
}

async function attachFiles(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<JsonObject> {
  const { attachments, input, shot } = work.shot;
  if (attachments.length === 0) return input;
  await deps.recorder.record({ type: 'shot-progress', shot, state: 'uploading' });
  const attached: Record<string, string> = {};
  for (const { input: key, file } of attachments)
    attached[key] = await withRetries(() => deps.provider.attach(file, call), retrying(deps, shot, call));
  return { ...input, ...attached };
}

async function startJob(
  deps: MakeClipDeps,
  work: ClipJob,
  input: JsonObject,
  call: CallOptions,
): Promise<JobHandle> {
  const { shot } = work.shot;
  const { modelRef, deadlineSeconds } = work.plan;
  call.signal.throwIfAborted();
  await deps.recorder.record({
    type: 'shot-intent',
    shot,
    modelRef,
    input: withoutContent(input, work.shot),
  });
  const job = await withRetries(
    () => deps.provider.start(modelRef, input, { ...call, deadlineSeconds }),
    retrying(deps, shot, call),
  );
  await deps.recorder.record({ type: 'shot-start', shot, job });
  return job;
}

/** A file sent inside the request is named in the record, not repeated in it. */
function withoutContent(input: JsonObject, shot: PlannedShot): JsonObject {
  const kept = shot.attachments
    .filter(({ input: key }) => String(input[key]).startsWith('data:'))
    .map(({ input: key, file }) => [key, `@${file.path}`] as const);
  return { ...input, ...Object.fromEntries(kept) };
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
    onWait: retrying(deps, shot, call).onWait,
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

interface EndedJob {
  readonly job: JobHandle;
  readonly input: JsonObject;
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
      provenance: provenanceOf(deps.tool, work, ended.job, withoutContent(ended.input, work.shot)),
      refreshOutputs: () => freshOutputs(deps, ended.job, call),
      onProgress(received, total) {
        const fraction = total === undefined || total === 0 ? {} : { fraction: received / total };
        void deps.recorder.record({ type: 'shot-progress', shot, state: 'downloading', ...fraction });
      },
      onWait: retrying(deps, shot, call).onWait,
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

function retrying(deps: MakeClipDeps, shot: string, { signal }: CallOptions) {
  const onWait = (notice: WaitNotice) =>
    void deps.recorder.record({
      type: 'shot-wait',
      shot,
      reason: notice.error.message,
      waitSeconds: notice.waitMs / 1000,
      attempt: notice.attempt,
    });
  return { clock: deps.clock, randomness: deps.randomness, signal, onWait };
}
