import type { ClipPlan } from '../../domain/run/plan.js';
import type { CliContext } from '../context.js';
import { isLiveTerminal } from './is-live-terminal.js';
import type { Progress, ProgressNote } from './progress.js';

/** Progress fit for where standard error goes, and the event stream where it was asked for. */
export async function createProgress(
  context: CliContext,
  plan: ClipPlan,
  note: ProgressNote = () => undefined,
): Promise<Progress> {
  const shown = await visibleProgress(context, plan, note);
  if (!context.globals.jsonStream) return shown;
  const { platform } = context;
  return {
    emit(envelope) {
      platform.stdout.write(`${JSON.stringify(envelope)}\n`);
      shown.emit(envelope);
    },
    stop: () => shown.stop(),
  };
}

async function visibleProgress(context: CliContext, plan: ClipPlan, note: ProgressNote): Promise<Progress> {
  if (context.globals.quiet) return { emit: () => undefined, stop: () => undefined };
  if (isLiveTerminal(context)) {
    const { createTerminalProgress } = await import('./terminal-progress.js');
    return createTerminalProgress(context, plan, note);
  }
  const { createPlainProgress } = await import('./plain-progress.js');
  return createPlainProgress(context, plan, { note });
}
