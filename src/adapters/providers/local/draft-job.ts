import { rm } from 'node:fs/promises';
import type { JobStatus } from '../../../domain/run/job.js';
import type { Clock } from '../../../ports/clock.js';
import { type DraftRequest, requestUrl } from './draft-request.js';
import { renderDraft } from './render-draft.js';
import type { WorkFolder } from './work-folder.js';

export interface DraftJobDeps {
  readonly ffmpegPath: () => Promise<string>;
  readonly folder: WorkFolder;
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

/** One draft on its way to a file. */
export interface DraftJob {
  /** `broken`: this machine failed, not the draft. */
  readonly state: Progress['state'];
  /** Throws what this machine failed with. */
  status(): JobStatus;
  /** Path of the finished file; rejects with what the drawing failed with or was stopped for. */
  readonly finished: Promise<string>;
  /** True until the file has been removed. */
  readonly hasFile: boolean;
  cancel(): Promise<void>;
  /** Removes the file. */
  discard(): Promise<void>;
}

type Progress =
  | { readonly state: 'running'; readonly fraction: number; readonly remainingSeconds?: number }
  | { readonly state: 'succeeded' }
  | { readonly state: 'broken'; readonly error: unknown }
  | { readonly state: 'canceled'; readonly by: 'deadline' | 'request' };

export interface DraftJobRequest {
  readonly request: DraftRequest;
  /** Tells the files of two drawings of one request apart. */
  readonly turn: number;
  /** When the drawing is given up. */
  readonly deadlineSeconds?: number | undefined;
}

/** Begins to draw at once. */
export function startDraftJob(deps: DraftJobDeps, job: DraftJobRequest): DraftJob {
  const { request, turn } = job;
  const controller = new AbortController();
  const meter = createMeter(deps.clock, job);
  let progress: Progress = { state: 'running', fraction: 0 };
  let hasFile = true;

  const stop = (by: 'deadline' | 'request'): void => {
    if (progress.state !== 'running') return;
    progress = { state: 'canceled', by };
    controller.abort(new Error(`The draft was canceled: ${by}`));
  };

  const onFrame = (framesDone: number): void => {
    if (progress.state === 'running') progress = { state: 'running', ...meter.measure(framesDone) };
    if (meter.isOver()) stop('deadline');
  };

  const draw = async (): Promise<string> => {
    const outputPath = await deps.folder.pathOf(`${request.id}-${turn}.mp4`);
    try {
      const ffmpegPath = await deps.ffmpegPath();
      await renderDraft(request.draft, { ffmpegPath, outputPath, signal: controller.signal, onFrame });
      progress = { state: 'succeeded' };
      return outputPath;
    } catch (error) {
      await removeFile(outputPath);
      throw error;
    }
  };

  const finished = draw().catch((error: unknown) => {
    if (progress.state !== 'canceled') progress = { state: 'broken', error };
    throw error;
  });
  finished.catch(() => {});

  return {
    finished,
    get state() {
      return progress.state;
    },
    get hasFile() {
      return hasFile;
    },
    status: () => describe(progress, request),
    cancel: async () => {
      stop('request');
      await finished.catch(() => {});
    },
    discard: async () => {
      hasFile = false;
      const path = await finished.catch(() => undefined);
      if (path !== undefined) await removeFile(path);
    },
  };
}

/** How far a job is, and how long the rest takes at its pace so far. */
function createMeter(clock: Pick<Clock, 'monotonicMs'>, { request, deadlineSeconds }: DraftJobRequest) {
  const startMs = clock.monotonicMs();
  const seconds = (): number => (clock.monotonicMs() - startMs) / 1000;
  return {
    isOver: () => deadlineSeconds !== undefined && seconds() > deadlineSeconds,
    measure: (framesDone: number) => {
      const fraction = framesDone / request.draft.frames;
      return fraction === 0
        ? { fraction }
        : { fraction, remainingSeconds: (seconds() / fraction) * (1 - fraction) };
    },
  };
}

function describe(progress: Progress, request: DraftRequest): JobStatus {
  switch (progress.state) {
    case 'running':
      return progress;
    case 'succeeded':
      return { state: 'succeeded', outputs: [{ url: requestUrl(request) }] };
    case 'broken':
      throw progress.error;
    case 'canceled':
      return { state: 'canceled', by: progress.by, ran: true };
  }
}

/** A file that is being read can not be removed on every system: then it goes with its folder. */
async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}
