import { AivideoError, type ErrorCode } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { formatAmount } from '../../domain/models/format-usd.js';
import type { FailureReason, JobHandle } from '../../domain/run/job.js';
import type { Cost } from '../../domain/run/price.js';
import type { EndStatus } from './wait-for-job.js';

const failureCodes: Readonly<Record<FailureReason, ErrorCode>> = {
  content: 'content-refused',
  input: 'input-invalid',
  'out-of-memory': 'model-failed',
  interrupted: 'model-failed',
  model: 'model-failed',
};

/** A job that ended without a result. */
export class JobEndError extends AivideoError {
  readonly cost: Cost;

  constructor(code: ErrorCode, message: string, { cost, details }: { cost: Cost; details: JsonObject }) {
    super(code, message, { details: { ...details, cost: { ...cost } } });
    this.cost = cost;
  }
}

/** The error for a job that ended without a result; what it cost is said with it. */
export function endError(
  job: JobHandle,
  status: Exclude<EndStatus, { state: 'succeeded' }>,
  cost: Cost,
): JobEndError {
  const details: JsonObject = { job: job.id };
  switch (status.state) {
    case 'failed':
      return new JobEndError(
        failureCodes[status.reason],
        `Job \`${job.id}\` failed: ${oneLine(status.message)}`,
        { cost, details: { ...details, reason: status.reason, ...logOf(status.logTail) } },
      );
    case 'canceled':
      return status.by === 'deadline'
        ? new JobEndError('job-deadline', `Job \`${job.id}\` was ended by its deadline${bill(cost)}`, {
            cost,
            details,
          })
        : new JobEndError('job-canceled', `Job \`${job.id}\` was canceled at ${job.provider}${bill(cost)}`, {
            cost,
            details,
          });
    case 'removed':
      return new JobEndError(
        'output-removed',
        `What job \`${job.id}\` made is no longer held by ${job.provider}`,
        { cost, details },
      );
    default:
      return status satisfies never;
  }
}

/** What a job bills that made nothing. */
function bill(cost: Cost): string {
  if (!cost.known) return '; what it bills is not known';
  return cost.usd === 0 ? ' and bills nothing' : ` and bills ${formatAmount(cost.usd)}`;
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
