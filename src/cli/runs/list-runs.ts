import { formatCost } from '../../domain/models/format-price.js';
import type { RunState } from '../../domain/run/reduce.js';
import { type RunStanding, standingOf } from '../../domain/run/run-progress.js';
import { spentOn } from '../../domain/run/spent.js';
import { loadRuns } from '../../workflows/runs/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';
import { formatAge } from '../render/units.js';
import { runJson } from './run-json.js';

/** `aivideo runs`. */
export async function listRuns(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const limit = call.options.limit as number;
  const [journal, lock] = await Promise.all([services.journal(), services.lock()]);
  const runs: ListedRun[] = [];
  for await (const state of loadRuns(journal, limit))
    runs.push({ state, active: await lock.isHeld(state.run) });
  const { platform, globals } = context;
  if (globals.json || globals.jsonStream) {
    const value = { v: 1, ok: true, runs: runs.map(({ state, active }) => runJson(state, active)) };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
  } else if (runs.length === 0) context.say(`no runs in ${services.folders.state}`);
  else platform.stdout.write(tableText([header(context), ...runs.map((run) => row(context, run))]));
  return 0;
}

interface ListedRun {
  readonly state: RunState;
  /** A living process drives it. */
  readonly active: boolean;
}

function header({ paint }: CliContext): string[] {
  return ['run', 'state', 'clips', 'spent', 'age', 'model', 'prompt'].map((title) => paint.bold(title));
}

function row(context: CliContext, { state, active }: ListedRun): string[] {
  const { paint, platform } = context;
  const shots = [...state.shots.values()];
  const done = shots.filter((shot) => shot.clip !== undefined).length;
  return [
    state.run,
    active ? paint.cyan('running') : standingText(context, standingOf(state)),
    `${done}/${shots.length}`,
    formatCost(spentOn(state)),
    formatAge((platform.clock.now() - Date.parse(state.lastAt)) / 1000),
    state.plan.model,
    paint.dim(shorten(state.plan.prompt ?? '')),
  ];
}

/** A standing in its colour. */
export function standingText({ paint }: CliContext, standing: RunStanding): string {
  switch (standing) {
    case 'done':
      return paint.green(standing);
    case 'failed':
    case 'partial':
      return paint.red(standing);
    case 'unfinished':
      return paint.yellow(standing);
    case 'canceled':
      return paint.dim(standing);
    default:
      return standing satisfies never;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
