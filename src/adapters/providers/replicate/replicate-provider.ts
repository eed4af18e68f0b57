import { z } from 'zod';
import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject } from '../../../domain/json.js';
import type { JobHandle, JobStatus, RemoteMedia } from '../../../domain/run/job.js';
import type { CallOptions, OpenedMedia, StartOptions, VideoProvider } from '../../../ports/video-provider.js';
import { attachFile } from './attach-file.js';
import { jobAddress, jobHandle } from './job-address.js';
import { jobStatus } from './job-status.js';
import { createOpenMedia, type OpenOptions } from './open-media.js';
import { predictionSchema } from './prediction.js';
import type { Purpose } from './purpose.js';
import { listRecentJobs, type RecentJobsOptions, type ReplicateJob } from './recent-jobs.js';
import { createReplicateApi, type ReplicateApi } from './replicate-api.js';
import { type ReplicateOptions, resolveOptions } from './replicate-options.js';

/** What Replicate can do beyond the port. */
export interface ReplicateExtras {
  /** Takes `version` of the part that is already there, so that a changed file comes from its start. */
  open(output: RemoteMedia, options: OpenOptions): Promise<OpenedMedia>;
  /** The account's jobs since a time, newest first: to find a job whose start was never answered. */
  recentJobs(options: RecentJobsOptions): AsyncIterable<ReplicateJob>;
}

/** Shortest deadline that the service takes, in seconds. */
const minDeadlineSeconds = 5;

/** `owner/name`, `owner/name:version`, or a bare version of 64 hexadecimal digits. */
const modelRefPattern = /^(?:[\w.-]+\/[\w.-]+(?::[\w.-]+)?|[0-9a-f]{64})$/i;

/**
 * Runs models at Replicate (https://replicate.com/docs/reference/http). Every call is a single request: what may be
 * repeated is thrown with `retryable: true`, and with `details.retryAfterSeconds` when the service says when.
 *
 * `start` is retryable only when nothing can have been started. `job-unknown` with `details.outcome: "unknown"` means
 * that a job may run and bill. Errors of this function itself: `token-missing`, `token-refused`, `config-invalid`.
 */
export function createReplicateProvider(options: ReplicateOptions): VideoProvider & ReplicateExtras {
  const settings = resolveOptions(options);
  const api = createReplicateApi(settings);
  return {
    id: 'replicate',
    paid: true,
    start: (modelRef, input, call) => startJob(api, { modelRef, input, ...call }),
    status: (job, call) => readStatus(api, job, call),
    cancel: (job, call) => cancelJob(api, job, call),
    open: createOpenMedia(settings),
    attach: (file, call) => attachFile(api, file, call),
    recentJobs: (call) => listRecentJobs(api, call),
  };
}

interface StartRequest extends StartOptions {
  readonly modelRef: string;
  readonly input: JsonObject;
}

async function startJob(api: ReplicateApi, request: StartRequest): Promise<JobHandle> {
  const { modelRef, input, signal } = request;
  if (!modelRefPattern.test(modelRef))
    throw new AivideoError('model-unknown', `\`${modelRef}\` is no name of a model at Replicate`, {
      details: { model: modelRef },
    });
  const deadlineSeconds = deadlineOf(request);
  const prediction = await api.call({
    purpose: { kind: 'create', modelRef },
    schema: predictionSchema,
    signal,
    // Not `predictions.create`: it can not carry `Cancel-After`, and by name alone it reaches official models only
    // through a route of theirs. Other keys than these two are refused.
    send: (client) =>
      client.request('/predictions', {
        method: 'POST',
        headers: deadlineSeconds === undefined ? {} : { 'Cancel-After': `${deadlineSeconds}s` },
        data: { version: modelRef, input },
        signal,
      }),
  });
  return jobHandle(prediction, api.settings.base, { deadlineSeconds });
}

function deadlineOf({ deadlineSeconds }: StartOptions): number | undefined {
  return deadlineSeconds === undefined ? undefined : Math.max(minDeadlineSeconds, Math.ceil(deadlineSeconds));
}

async function readStatus(api: ReplicateApi, job: JobHandle, { signal }: CallOptions): Promise<JobStatus> {
  const address = jobAddress(job, api.settings.base);
  const prediction = await api.call({
    purpose: { kind: 'status', job: job.id },
    schema: predictionSchema,
    signal,
    send: (client) => client.request(address.getUrl, { signal }),
  });
  return jobStatus(prediction, { job: address, now: api.serverClock.now(), redact: api.redactor.text });
}

/** A refusal to cancel may only mean that the job has ended meanwhile: then it is asked for its state. */
async function cancelJob(api: ReplicateApi, job: JobHandle, call: CallOptions): Promise<void> {
  const address = jobAddress(job, api.settings.base);
  const purpose: Purpose = { kind: 'cancel', job: job.id };
  const send = (url: URL) =>
    api.call({
      purpose,
      schema: z.unknown(),
      signal: call.signal,
      send: (client) => client.request(url, { method: 'POST', signal: call.signal }),
    });
  try {
    await send(address.cancelUrl);
  } catch (error) {
    const isRefusal = error instanceof AivideoError && error.code === 'provider-failed' && !error.retryable;
    if (!isRefusal || !hasEnded(await readStatus(api, job, call))) throw error;
  }
}

function hasEnded({ state }: JobStatus): boolean {
  return state !== 'queued' && state !== 'running';
}
