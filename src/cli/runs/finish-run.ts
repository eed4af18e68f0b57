import type { AivideoError } from '../../domain/errors.js';
import type { ClipsResult } from '../../workflows/generate-clips.js';
import { asAivideoError } from '../../workflows/runs/error-record.js';
import { throwIfFailed } from '../../workflows/runs/throw-if-failed.js';
import type { CliContext } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { printResult } from '../generate/print-result.js';
import { presentError } from '../render/present-error.js';

export interface FinishOptions {
  readonly warnings: readonly string[];
  readonly toStdout: boolean;
}

/** Prints what a run has come to and returns the exit status. */
export async function finishRun(
  context: CliContext,
  result: ClipsResult,
  { warnings, toStdout }: FinishOptions,
): Promise<number> {
  const failure = failureOf(result, context.signal);
  const gap = result.gap === undefined ? [] : [gapText(result.gap)];
  for (const warning of gap) context.warn(context.paintError.yellow(warning));
  await printResult(context, result, { failure, toStdout, warnings: [...warnings, ...gap] });
  if (failure === undefined) return 0;
  const { platform, globals } = context;
  await presentError(failure, platform, { ...globals, json: false, jsonStream: false });
  return exitCodes[failure.code];
}

/** What was paid is there or is told of above; only the record of it is not whole. */
function gapText({ message, cause }: AivideoError): string {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message}${why}: what has happened since is not on record, and can not be gone on with`;
}

function failureOf(result: ClipsResult, signal: AbortSignal): AivideoError | undefined {
  try {
    throwIfFailed(result, signal);
    return undefined;
  } catch (thrown) {
    return asAivideoError(thrown);
  }
}
