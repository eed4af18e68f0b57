import type { ClipPlan } from '../../domain/run/plan.js';
import type { CliContext } from '../context.js';
import type { Progress } from './progress.js';

/** Progress fit for where standard error goes, and the event stream where it was asked for. */
export async function createProgress(context: CliContext, plan: ClipPlan): Promise<Progress> {
  const shown = await visibleProgress(context, plan);
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

async function visibleProgress(context: CliContext, plan: ClipPlan): Promise<Progress> {
  const { platform, globals } = context;
  if (globals.quiet) return { emit: () => undefined, stop: () => undefined };
  if (platform.stderr.isTTY === true && globals.progress && platform.env.CI === undefined) {
    const { createTerminalProgress } = await import('./terminal-progress.js');
    return createTerminalProgress(context, plan);
  }
  const { createPlainProgress } = await import('./plain-progress.js');
  return createPlainProgress(context, plan);
}
