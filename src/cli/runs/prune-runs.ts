import { AivideoError } from '../../domain/errors.js';
import type { RunState } from '../../domain/run/reduce.js';
import { isOpen } from '../../domain/run/run-progress.js';
import type { RunJournal } from '../../ports/run-journal.js';
import type { RunLock } from '../../ports/run-lock.js';
import { loadRun, loadRuns } from '../../workflows/runs/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';

/** `aivideo runs prune`. */
export async function pruneRuns(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const [journal, lock] = await Promise.all([services.journal(), services.lock()]);
  const beforeMs = services.clock.now() - (call.options.olderThan as number) * 1000;
  const dryRun = call.options.dryRun === true;
  const removed: string[] = [];
  for await (const state of loadRuns(journal)) {
    if (!isOver(state, beforeMs)) continue;
    const isGone = dryRun
      ? !(await lock.isHeld(state.run))
      : await removeRun(state.run, { journal, lock, beforeMs });
    if (isGone) removed.push(state.run);
  }
  report(context, removed, dryRun);
  return 0;
}

/** Nothing of it can still run, bill or wait to be collected. */
function isOver(state: RunState, beforeMs: number): boolean {
  return Date.parse(state.lastAt) <= beforeMs && ![...state.shots.values()].some(isOpen);
}

interface Shelf {
  readonly journal: RunJournal;
  readonly lock: RunLock;
  readonly beforeMs: number;
}

/** A run that another process has taken up meanwhile stays. */
async function removeRun(run: string, { journal, lock, beforeMs }: Shelf): Promise<boolean> {
  try {
    const release = await lock.acquire(run);
    try {
      if (!isOver(await loadRun(journal, run), beforeMs)) return false;
      await journal.remove(run);
      return true;
    } finally {
      await release();
    }
  } catch (error) {
    if (error instanceof AivideoError && (error.code === 'run-locked' || error.code === 'run-unknown'))
      return false;
    throw error;
  }
}

function report({ platform, globals, say }: CliContext, removed: readonly string[], dryRun: boolean): void {
  if (globals.json || globals.jsonStream) {
    platform.stdout.write(`${JSON.stringify({ v: 1, ok: true, dryRun, removed })}\n`);
    return;
  }
  for (const run of removed) platform.stdout.write(`${run}\n`);
  say(`${plural(removed.length, 'run')} ${dryRun ? 'would be removed' : 'removed'}`);
}
