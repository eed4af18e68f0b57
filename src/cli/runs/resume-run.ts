import { AivideoError } from '../../domain/errors.js';
import type { RunState } from '../../domain/run/reduce.js';
import { standingOf } from '../../domain/run/run-progress.js';
import type { RunJournal } from '../../ports/run-journal.js';
import { loadRun, loadRuns } from '../../workflows/runs/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';
import { goOn } from './go-on.js';

/** `aivideo resume [RUN]`. */
export async function resumeRun(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const earlier = await chooseRun(await services.journal(), call.args[0]);
  const { run, shots } = earlier;
  const left = [...shots.values()].filter((shot) => shot.clip === undefined).length;
  if (left > 0) context.say(`Going on with run ${run}: ${plural(left, 'clip')} of ${shots.size} left`);
  return goOn(context, services, earlier, call);
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
