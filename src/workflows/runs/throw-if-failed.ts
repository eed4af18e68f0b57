import { AivideoError, type ErrorCode } from '../../domain/errors.js';
import { needsWork } from '../../domain/run/run-progress.js';
import type { ClipsResult } from '../generate-clips.js';

/** What decides the exit status when several things went wrong, the weightiest first. */
const weightiest: readonly ErrorCode[] = ['jobs-pending', 'budget-exceeded', 'price-unknown'];

/**
 * Throws what went wrong, if anything did: the signal's reason after an interruption, waiting and the budget before
 * other failures, the error itself when every shot failed, and `run-partial` when some clips are there.
 */
export function throwIfFailed(result: ClipsResult, signal: AbortSignal): void {
  const failed = result.shots.flatMap((shot) => (shot.ok ? [] : [shot]));
  const [first] = failed;
  if (first === undefined) return;
  const { run, shots } = result;
  if (signal.aborted)
    throw signal.reason instanceof AivideoError ? ofRun(signal.reason, { run }) : signal.reason;
  const counted = `${shots.length - failed.length} of ${shots.length} clips are there`;
  for (const code of weightiest) {
    const error = failed.find((shot) => shot.error.code === code)?.error;
    if (error !== undefined)
      throw ofRun(error, { run }, shots.length === 1 ? error.message : `${counted}: ${error.message}`);
  }
  const left = [...result.state.shots.values()].filter(needsWork).length;
  if (failed.length === shots.length) throw ofRun(first.error, { run, left });
  throw new AivideoError(
    'run-partial',
    `${failed.length} of ${shots.length} clips failed: ${first.error.message}`,
    {
      details: { run, left, failed: failed.map((shot) => ({ shot: shot.shot, code: shot.error.code })) },
    },
  );
}

/** The same error, with the run that it belongs to and what else is known of it. */
function ofRun(
  error: AivideoError,
  facts: { readonly run: string; readonly left?: number },
  message = error.message,
): AivideoError {
  const { code, cause, retryable, details, stack } = error;
  const named = new AivideoError(code, message, { cause, retryable, details: { ...details, ...facts } });
  if (stack !== undefined) named.stack = stack;
  return named;
}
