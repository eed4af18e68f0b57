import type { RunState } from '../../domain/run/reduce.js';
import { cancelRun as cancel } from '../../workflows/cancel-run.js';
import { loadRun } from '../../workflows/runs/load-run.js';
import { openRun } from '../../workflows/runs/open-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';

import { interruptedText } from './interrupted-text.js';
import { runJson } from './run-json.js';

/** `aivideo cancel RUN`. */
export async function cancelRun(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const earlier = await loadRun(await services.journal(), String(call.args[0]));
  const run = await openRun(services, earlier.plan.provider, { sinks: [], run: earlier.run });
  const { recorder } = run.deps;
  try {
    await cancel(run.deps, { signal: context.signal });
  } catch (error) {
    if (!isJson(context)) print(context, recorder.state() ?? earlier);
    throw error;
  } finally {
    await run.release();
  }
  print(context, recorder.state() ?? earlier);
  return 0;
}

function isJson({ globals }: CliContext): boolean {
  return globals.json || globals.jsonStream;
}

function print(context: CliContext, state: RunState): void {
  const { platform, globals } = context;
  if (isJson(context)) {
    const value = { v: 1, ok: true, run: runJson(state, false) };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
    return;
  }
  for (const record of state.shots.values())
    platform.stdout.write(`clip ${record.shot}: ${interruptedText(record, state.plan.provider)}\n`);
}
