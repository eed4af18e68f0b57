import { AivideoError } from '../../../domain/errors.js';
import type { JobHandle } from '../../../domain/run/job.js';
import type { Clock } from '../../../ports/clock.js';
import type { VideoProvider } from '../../../ports/video-provider.js';
import { findFfmpeg } from '../../ffmpeg/find-ffmpeg.js';
import { type DraftJob, type DraftJobDeps, startDraftJob } from './draft-job.js';
import {
  type DraftRequest,
  readDraftRequest,
  readRequestData,
  readRequestUrl,
  requestData,
} from './draft-request.js';
import { openFile } from './open-file.js';
import { createWorkFolder } from './work-folder.js';

export interface LocalProviderOptions {
  /** The ffmpeg that the user named. */
  readonly ffmpegPath?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where finished clips lie until they are fetched. Default: the system's folder for temporary files. */
  readonly workFolder?: string;
  /** For deadlines and time left. Default: this machine's. */
  readonly clock?: Pick<Clock, 'monotonicMs'>;
}

export interface LocalProvider extends VideoProvider {
  /** Stops what still draws and removes what was not fetched. */
  close(): Promise<void>;
}

/**
 * Draws drafts in this process. A draft follows from its input alone, so nothing is lost when the process ends: the job
 * or the output of another process, and a clip that was fetched already, are drawn again when they are asked for.
 */
export function createLocalProvider(options: LocalProviderOptions): LocalProvider {
  const folder = createWorkFolder(options.workFolder);
  const jobs = createJobs({
    folder,
    clock: options.clock ?? { monotonicMs: () => performance.now() },
    ffmpegPath: async () => (await findFfmpeg({ explicitPath: options.ffmpegPath, env: options.env })).path,
  });
  return {
    id: 'local',
    paid: false,
    start: async (modelRef, input, call) => {
      call.signal.throwIfAborted();
      const request = readDraftRequest(modelRef, input);
      jobs.begin(request, call.deadlineSeconds);
      return { provider: 'local', id: request.id, data: requestData(request) };
    },
    status: async (handle, call) => {
      call.signal.throwIfAborted();
      return jobs.status(requestOf(handle));
    },
    cancel: async (handle, call) => {
      call.signal.throwIfAborted();
      await jobs.cancel(requestOf(handle));
    },
    open: async (output, { signal, from = 0 }) => {
      signal.throwIfAborted();
      const request = readRequestUrl(output.url);
      const job = jobs.withFile(request);
      const path = await untilAborted(job.finished, signal);
      const opened = await openFile(path, { from, signal, onEnd: () => job.discard() });
      return { ...opened, version: request.id };
    },
    attach: async (file, call) => {
      call.signal.throwIfAborted();
      return file.path;
    },
    close: async () => {
      await jobs.close();
      await folder.remove();
    },
  };
}

/** The jobs of this process by request; the same request is drawn once for all who ask for it. */
function createJobs(deps: DraftJobDeps) {
  const known = new Map<string, DraftJob>();
  const canceledElsewhere = new Set<string>();
  let turn = 0;

  const draw = (request: DraftRequest, deadlineSeconds?: number): DraftJob => {
    turn += 1;
    canceledElsewhere.delete(request.id);
    const job = startDraftJob(deps, { request, turn, deadlineSeconds });
    known.set(request.id, job);
    return job;
  };

  return {
    begin: (request: DraftRequest, deadlineSeconds?: number): void => {
      const state = known.get(request.id)?.state;
      if (state !== 'running' && state !== 'succeeded') draw(request, deadlineSeconds);
    },
    status: (request: DraftRequest) => {
      if (canceledElsewhere.has(request.id)) return { state: 'canceled', by: 'request', ran: false } as const;
      const job = known.get(request.id) ?? draw(request);
      // What this machine failed with may be mended by the next time that somebody asks.
      if (job.state === 'broken') known.delete(request.id);
      return job.status();
    },
    cancel: async (request: DraftRequest): Promise<void> => {
      const job = known.get(request.id);
      if (job === undefined) canceledElsewhere.add(request.id);
      else await job.cancel();
    },
    withFile: (request: DraftRequest): DraftJob => {
      const job = known.get(request.id);
      const usable = job?.state === 'running' || (job?.state === 'succeeded' && job.hasFile);
      return job !== undefined && usable ? job : draw(request);
    },
    close: async (): Promise<void> => {
      await Promise.all([...known.values()].map((job) => job.cancel()));
      known.clear();
    },
  };
}

function requestOf(handle: JobHandle): DraftRequest {
  const request = handle.provider === 'local' ? readRequestData(handle.id, handle.data) : undefined;
  if (request !== undefined) return request;
  throw new AivideoError('job-unknown', `The job \`${handle.id}\` is not one of the draft engine`);
}

async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let giveUp = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
