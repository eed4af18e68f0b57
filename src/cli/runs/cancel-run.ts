import { openRun } from '../../services.js';
import { cancelRun as cancel } from '../../workflows/cancel-run.js';
import { loadRun } from '../../workflows/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { interruptedText } from './interrupted-text.js';
import { runJson } from './run-json.js';

/** `aivideo cancel RUN`. */
export async function cancelRun(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const earlier = await loadRun(await services.journal(), String(call.args[0]));
  const run = await openRun(services, earlier.plan.provider, { sinks: [], earlier });
  try {
    await cancel(run.deps, earlier, { signal: context.signal });
  } finally {
    await run.release();
  }
  const state = run.deps.recorder.state() ?? earlier;
  const { platform, globals } = context;
  if (globals.json || globals.jsonStream)
    platform.stdout.write(`${JSON.stringify({ v: 1, ok: true, run: runJson(state) }, undefined, 2)}\n`);
  else
    for (const record of state.shots.values())
      if (record.clip === undefined)
        platform.stdout.write(`clip ${record.shot}: ${interruptedText(record, state.plan.provider)}\n`);
  return 0;
}
