import { createdMs, type Job } from './job.js';

/** A running prediction is ended by the service after 30 minutes. */
export const runLimitMs = 30 * 60_000;

/** What a job is at one moment; times in milliseconds since 1970. */
export type JobState =
  | { readonly status: 'starting' }
  | { readonly status: 'processing'; readonly startedMs: number; readonly fraction: number }
  | {
      readonly status: 'succeeded' | 'failed' | 'canceled' | 'aborted';
      /** Absent when it never ran. */
      readonly startedMs?: number;
      readonly completedMs: number;
      /** Part of its run that was done. */
      readonly fraction: number;
      readonly error?: string;
    };

type Terminal = Extract<JobState, { completedMs: number }>['status'];

interface EndEvent {
  readonly atMs: number;
  readonly status: Terminal;
  readonly error?: string;
}

/** The state of a job at a moment. Nothing runs in between: the past is decided by what was asked and scripted. */
export function stateAt(job: Job, nowMs: number): JobState {
  const { queueMs, runMs, ending } = job.scenario;
  const startMs = ending === 'never-starts' ? Number.POSITIVE_INFINITY : createdMs(job) + queueMs;
  const end = firstOf(endEvents(job, startMs));
  const fractionAt = (ms: number) => (runMs === 0 ? 1 : Math.min(1, Math.max(0, (ms - startMs) / runMs)));
  if (end !== undefined && end.atMs <= nowMs) {
    const ran = startMs < end.atMs || (startMs === end.atMs && end.status !== 'aborted');
    const base = {
      status: end.status,
      completedMs: end.atMs,
      ...(end.error !== undefined && { error: end.error }),
    };
    return ran ? { ...base, startedMs: startMs, fraction: fractionAt(end.atMs) } : { ...base, fraction: 0 };
  }
  if (nowMs < startMs) return { status: 'starting' };
  return { status: 'processing', startedMs: startMs, fraction: fractionAt(nowMs) };
}

/** Whether nothing more will happen to a job. */
export function isTerminal(state: JobState): state is Extract<JobState, { completedMs: number }> {
  return state.status !== 'starting' && state.status !== 'processing';
}

function endEvents(job: Job, startMs: number): readonly EndEvent[] {
  const events = [
    naturalEnd(job, startMs),
    cancellation(job, startMs),
    deadline(job, startMs),
    runLimit(startMs),
  ];
  return events.filter((event) => event !== undefined);
}

function naturalEnd(job: Job, startMs: number): EndEvent | undefined {
  const { ending, runMs, error } = job.scenario;
  switch (ending) {
    case 'never-starts':
    case 'never-ends':
      return undefined;
    case 'aborted':
      return { atMs: startMs, status: 'aborted' };
    case 'failed':
      return { atMs: startMs + runMs, status: 'failed', error: error ?? 'Prediction failed' };
    case 'succeeded':
    case 'canceled':
      return { atMs: startMs + runMs, status: ending };
    default:
      return ending satisfies never;
  }
}

function cancellation(job: Job, startMs: number): EndEvent | undefined {
  if (job.cancelRequestedMs === undefined) return undefined;
  const atMs = job.cancelRequestedMs + (job.scenario.cancelLagMs ?? 0);
  const unstarted = job.scenario.unstartedCancel ?? 'canceled';
  return { atMs, status: atMs < startMs ? unstarted : 'canceled' };
}

/** Before the start it is `aborted` and costs nothing; later it is `canceled` and costs what it ran. */
function deadline(job: Job, startMs: number): EndEvent | undefined {
  if (job.cancelAfterMs === undefined) return undefined;
  const atMs = createdMs(job) + job.cancelAfterMs;
  return { atMs, status: atMs <= startMs ? 'aborted' : 'canceled' };
}

function runLimit(startMs: number): EndEvent | undefined {
  if (startMs === Number.POSITIVE_INFINITY) return undefined;
  return { atMs: startMs + runLimitMs, status: 'failed', error: 'Prediction timed out' };
}

function firstOf(events: readonly EndEvent[]): EndEvent | undefined {
  return events.reduce<EndEvent | undefined>(
    (first, event) => (first === undefined || event.atMs < first.atMs ? event : first),
    undefined,
  );
}
