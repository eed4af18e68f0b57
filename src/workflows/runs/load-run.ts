import { AivideoError } from '../../domain/errors.js';
import { type RunState, reduce } from '../../domain/run/reduce.js';
import type { RunJournal } from '../../ports/run-journal.js';

/** What the journal tells of a run. Errors: `run-unknown`. */
export async function loadRun(journal: RunJournal, run: string): Promise<RunState> {
  let state: RunState | undefined;
  for await (const envelope of journal.read(run)) state = reduce(state, envelope);
  if (state === undefined) throw new AivideoError('run-unknown', `The journal of run \`${run}\` is empty`);
  return state;
}

/** Every readable run, newest first; with `most` only so many. */
export async function* loadRuns(journal: RunJournal, most = Infinity): AsyncGenerator<RunState> {
  let count = 0;
  for (const run of await journal.list()) {
    const state = await loadRun(journal, run).catch(unlessUnknown);
    if (state === undefined) continue;
    yield state;
    count += 1;
    if (count >= most) return;
  }
}

/** A run whose process ended before its first line, or one that is newer than this program. */
export function unlessUnknown(error: unknown): undefined {
  if (error instanceof AivideoError && error.code === 'run-unknown') return undefined;
  throw error;
}
