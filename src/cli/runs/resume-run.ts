import { AivideoError } from '../../domain/errors.js';
import { findModel } from '../../domain/models/index.js';
import type { RunState } from '../../domain/run/reduce.js';
import { standingOf } from '../../domain/run/run-progress.js';
import type { RunJournal } from '../../ports/run-journal.js';
import { loadRun, loadRuns } from '../../workflows/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';
import { readDriveOptions, withDriveFlags } from './drive-options.js';
import { driveRun } from './drive-run.js';
import { finishRun } from './finish-run.js';

/** `aivideo resume [RUN]`. */
export async function resumeRun(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const journal = await services.journal();
  const earlier = await chooseRun(journal, call.args[0]);
  const plan = withDriveFlags(earlier.plan, call.options);
  const left = [...earlier.shots.values()].filter((shot) => shot.clip === undefined).length;
  if (left > 0)
    context.say(`Going on with run ${earlier.run}: ${plural(left, 'clip')} of ${plan.shots.length} left`);
  const options = readDriveOptions(call.options, services.settings);
  const order = { plan, definition: findModel(plan.model), earlier };
  const result = await driveRun(context, services, order, options);
  return finishRun(context, result, { warnings: [], toStdout: false });
}

/** The run that is named, or the newest that is unfinished, or whose end nobody was told of. */
async function chooseRun(journal: RunJournal, wanted: unknown): Promise<RunState> {
  if (typeof wanted === 'string') return loadRun(journal, wanted);
  let untold: RunState | undefined;
  for await (const state of loadRuns(journal)) {
    if (standingOf(state) === 'unfinished') return state;
    if (state.end === undefined) untold ??= state;
  }
  if (untold !== undefined) return untold;
  throw new AivideoError('run-unknown', 'There is no unfinished run');
}
