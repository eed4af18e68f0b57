import { stripVTControlCharacters } from 'node:util';
import type { JobStatus } from '../../../domain/run/job.js';
import { collectMedia } from './collect-media.js';
import { collectText } from './collect-text.js';
import { failureReason } from './failure-reason.js';
import type { JobAddress } from './job-address.js';
import { parseLogs } from './parse-logs.js';
import { type Prediction, parseTime } from './prediction.js';

export interface StatusContext {
  readonly job: JobAddress;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Takes the token out of what the job has written. */
  readonly redact: (text: string) => string;
}

/** What a prediction's state means for aivideo. */
export function jobStatus(prediction: Prediction, context: StatusContext): JobStatus {
  switch (prediction.status) {
    case 'starting':
      return { state: 'queued' };
    case 'processing':
      return running(logTail(prediction, context), prediction);
    case 'succeeded':
      return succeeded(prediction);
    case 'failed':
      return failed(prediction, context);
    case 'canceled':
    case 'aborted':
      return canceled(prediction, context);
    default:
      return unfamiliar(prediction, context);
  }
}

function running(tail: string | undefined, prediction: Prediction): JobStatus {
  const progress = parseLogs(prediction.logs ?? '');
  return { state: 'running', ...progress, ...(tail === undefined ? {} : { logTail: tail }) };
}

function succeeded(prediction: Prediction): JobStatus {
  const outputs = collectMedia(prediction.output);
  const text = collectText(prediction.output);
  if (prediction.data_removed === true && outputs.length === 0 && text === undefined)
    return { state: 'removed' };
  const total = totalSeconds(prediction);
  return {
    state: 'succeeded',
    outputs,
    ...(text === undefined ? {} : { text }),
    ...billed(prediction),
    ...(total === undefined ? {} : { totalSeconds: total }),
  };
}

function totalSeconds({ metrics, created_at, completed_at }: Prediction): number | undefined {
  const [created, completed] = [parseTime(created_at), parseTime(completed_at)];
  if (metrics?.total_time !== undefined) return metrics.total_time;
  if (created === undefined || completed === undefined || completed < created) return undefined;
  return (completed - created) / 1000;
}

function billed({ metrics }: Prediction): { readonly billedSeconds?: number } {
  return metrics?.predict_time === undefined ? {} : { billedSeconds: metrics.predict_time };
}

function failed(prediction: Prediction, context: StatusContext): JobStatus {
  const message = errorText(prediction.error, context) ?? 'the model gave no reason';
  const tail = logTail(prediction, context);
  return {
    state: 'failed',
    reason: failureReason(message),
    message,
    ...billed(prediction),
    ...(tail === undefined ? {} : { logTail: tail }),
  };
}

function errorText(error: unknown, { redact }: StatusContext): string | undefined {
  if (error === null || error === undefined) return undefined;
  const text = typeof error === 'string' ? error : JSON.stringify(error);
  const shown = redact(stripControls(text)).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return shown === '' ? undefined : shown.slice(0, 1000);
}

/** `aborted` is the end of a job that had not begun; `canceled` of one that may have. */
function canceled(prediction: Prediction, context: StatusContext): JobStatus {
  const hasRun = prediction.started_at !== undefined || (prediction.metrics?.predict_time ?? 0) > 0;
  return {
    state: 'canceled',
    by: endedByDeadline(prediction, context) ? 'deadline' : 'request',
    ran: prediction.status === 'canceled' && hasRun,
    ...billed(prediction),
  };
}

/** The service ends a job at its deadline, not before; one second for its clocks to agree. */
function endedByDeadline(prediction: Prediction, { job, now }: StatusContext): boolean {
  const created = parseTime(prediction.created_at ?? job.createdAt);
  const asked =
    created === undefined || job.deadlineSeconds === undefined
      ? undefined
      : created + job.deadlineSeconds * 1000;
  const deadline = parseTime(prediction.deadline) ?? asked;
  return deadline !== undefined && (parseTime(prediction.completed_at) ?? now) >= deadline - 1000;
}

/** A state of the future. With a time of completion it is an end, or the wait for it would never end. */
function unfamiliar(prediction: Prediction, context: StatusContext): JobStatus {
  const name = context.redact(stripControls(prediction.status)).slice(0, 60);
  const remark = `Replicate reports the state "${name}", which aivideo does not know`;
  if (prediction.completed_at === undefined)
    return running([remark, logTail(prediction, context)].filter(Boolean).join('\n'), prediction);
  if (collectMedia(prediction.output).length > 0) return succeeded(prediction);
  const error = errorText(prediction.error, context);
  return failed({ ...prediction, error: error === undefined ? remark : `${remark}: ${error}` }, context);
}

/** The last lines that say something: 10 of them, 2000 characters at most. */
function logTail({ logs = '' }: Prediction, { redact }: StatusContext): string | undefined {
  const lines = logs.split('\n').map((line) => stripControls(line.split('\r').filter(Boolean).at(-1) ?? ''));
  const tail = lines.filter((line) => line.trim() !== '').slice(-10);
  return tail.length === 0 ? undefined : redact(tail.join('\n')).slice(-2000);
}

/** What a job wrote is shown on terminals: it must not move their cursor or set their title. */
function stripControls(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, ' ');
}
