import { AivideoError, type ErrorCode } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { FailureReason, JobHandle } from '../domain/run/job.js';
import type { Cost } from '../domain/run/price.js';
import type { EndStatus } from './wait-for-job.js';

const failureCodes: Readonly<Record<FailureReason, ErrorCode>> = {
  content: 'content-refused',
  input: 'input-invalid',
  'out-of-memory': 'model-failed',
  interrupted: 'model-failed',
  model: 'model-failed',
};

/** A job that ended without a result, as an error. What it cost stands in `details.cost`. */
export function endError(
  job: JobHandle,
  status: Exclude<EndStatus, { state: 'succeeded' }>,
  cost: Cost,
): AivideoError {
  const details: JsonObject = { job: job.id, cost: { ...cost } };
  switch (status.state) {
    case 'failed':
      return new AivideoError(
        failureCodes[status.reason],
        `Job \`${job.id}\` failed: ${oneLine(status.message)}`,
        { details: { ...details, reason: status.reason, ...logOf(status.logTail) } },
      );
    case 'canceled':
      return status.by === 'deadline'
        ? new AivideoError('job-deadline', `Job \`${job.id}\` was ended by its deadline`, { details })
        : new AivideoError('job-canceled', `Job \`${job.id}\` was canceled at ${job.provider}`, { details });
    case 'removed':
      return new AivideoError(
        'output-removed',
        `What job \`${job.id}\` made is no longer held by ${job.provider}`,
        { details },
      );
    default:
      return status satisfies never;
  }
}

function oneLine(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
}

function logOf(logTail: string | undefined): JsonObject {
  return logTail === undefined ? {} : { log: logTail };
}
