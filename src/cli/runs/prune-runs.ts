import type { RunState } from '../../domain/run/reduce.js';
import { standingOf } from '../../domain/run/run-progress.js';
import { loadRuns } from '../../workflows/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';

/** `aivideo runs prune`. */
export async function pruneRuns(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const [journal, lock] = await Promise.all([services.journal(), services.lock()]);
  const before = services.clock.now() - (call.options.olderThan as number) * 1000;
  const dryRun = call.options.dryRun === true;
  const removed: string[] = [];
  for await (const state of loadRuns(journal)) {
    if (Date.parse(state.lastAt) > before || !isClosed(state) || (await lock.isHeld(state.run))) continue;
    if (!dryRun) await journal.remove(state.run);
    removed.push(state.run);
  }
  report(context, removed, dryRun);
  return 0;
}

/** Nothing of it can still run or wait to be collected. */
function isClosed(state: RunState): boolean {
  if (standingOf(state) === 'canceled')
    return [...state.shots.values()].every(
      ({ job, clip, canceled }) => job === undefined || clip !== undefined || canceled === 'canceled',
    );
  if (standingOf(state) !== 'unfinished') return true;
  return [...state.shots.values()].every((shot) => shot.intent === undefined);
}

function report({ platform, globals, say }: CliContext, removed: readonly string[], dryRun: boolean): void {
  if (globals.json || globals.jsonStream) {
    platform.stdout.write(`${JSON.stringify({ v: 1, ok: true, dryRun, removed })}\n`);
    return;
  }
  for (const run of removed) platform.stdout.write(`${run}\n`);
  say(`${plural(removed.length, 'run')} ${dryRun ? 'would be removed' : 'removed'}`);
}
