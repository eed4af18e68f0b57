import { canonicalJson } from '../../domain/canonical-json.js';
import type { JsonObject } from '../../domain/json.js';
import type { RunState } from '../../domain/run/reduce.js';
import { standingOf } from '../../domain/run/run-progress.js';
import type { RunJournal } from '../../ports/run-journal.js';
import type { ClipRequest } from '../plan-clips.js';
import { loadRun, unlessUnknown } from './load-run.js';

/** What makes two commands the same: everything that was asked, nothing that was drawn by chance. */
export function requestKey(request: ClipRequest): JsonObject {
  const { model, options, inputs, count, target, enhancer } = request;
  return {
    ...(model === undefined ? {} : { model }),
    ...(enhancer === undefined ? {} : { enhancedBy: enhancer.id }),
    options: { ...options } as JsonObject,
    inputs: inputs.map(([key, text]) => [key, text]),
    count,
    target: { ...target },
  };
}

/** Older runs have nothing left to collect: providers remove outputs within hours. */
const mostRuns = 200;

/** The newest run that the same request has left unfinished. */
export async function findUnfinishedRun(
  journal: RunJournal,
  request: JsonObject,
): Promise<RunState | undefined> {
  const wanted = canonicalJson(request);
  for (const run of (await journal.list()).slice(0, mostRuns)) {
    if ((await requestOf(journal, run).catch(unlessUnknown)) !== wanted) continue;
    const state = await loadRun(journal, run).catch(unlessUnknown);
    if (state !== undefined && standingOf(state) === 'unfinished') return state;
  }
  return undefined;
}

/** What a run was asked for, from its first line alone: journals can be long. */
async function requestOf(journal: RunJournal, run: string): Promise<string | undefined> {
  for await (const { event } of journal.read(run))
    return event.type === 'run-start' && event.request !== undefined
      ? canonicalJson(event.request)
      : undefined;
  return undefined;
}
