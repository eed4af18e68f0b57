import { AivideoError } from '../../domain/errors.js';
import type { ErrorRecord } from '../../domain/run/run-event.js';

/** Any thrown thing as it stands in events and JSON. What is not an `AivideoError` is a `bug`. */
export function errorRecord(thrown: unknown): ErrorRecord {
  const error = asAivideoError(thrown);
  return {
    code: error.code,
    message: error.message,
    causes: causesOf(error),
    retryable: error.retryable,
    details: error.details,
  };
}

/** The error itself, or a `bug` around what should never have been thrown. */
export function asAivideoError(thrown: unknown): AivideoError {
  if (thrown instanceof AivideoError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AivideoError('bug', `Unexpected error: ${message}`, { cause: thrown });
}

/** Messages of the errors underneath, nearest first, without repetitions. */
function causesOf(error: Error): string[] {
  const causes: string[] = [];
  let cause = error.cause;
  while (cause instanceof Error && causes.length < 8) {
    if (cause.message !== '' && !causes.includes(cause.message)) causes.push(cause.message);
    cause = cause.cause;
  }
  return causes;
}
