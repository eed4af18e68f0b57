import { formatCost, formatFigure } from '../../domain/models/format-price.js';
import type { Cost } from '../../domain/run/price.js';
import type { RunState, ShotRecord } from '../../domain/run/reduce.js';
import { standingOf } from '../../domain/run/run-progress.js';
import { spentOn } from '../../domain/run/spent.js';
import { loadRun } from '../../workflows/runs/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { clipFacts } from '../render/clip-text.js';
import { tableText } from '../render/table.js';
import { interruptedText } from './interrupted-text.js';
import { standingText } from './list-runs.js';
import { runJson } from './run-json.js';

/** `aivideo runs show RUN`. */
export async function showRun(call: CommandCall, context: CliContext): Promise<number> {
  const services = await context.services();
  const [journal, lock] = await Promise.all([services.journal(), services.lock()]);
  const state = await loadRun(journal, String(call.args[0]));
  const active = await lock.isHeld(state.run);
  const { platform, globals } = context;
  const text =
    globals.json || globals.jsonStream
      ? `${JSON.stringify({ v: 1, ok: true, run: runJson(state, active) }, undefined, globals.jsonStream ? undefined : 2)}\n`
      : runText(
          context,
          state,
          active ? context.paint.cyan('running') : standingText(context, standingOf(state)),
        );
  platform.stdout.write(text);
  return 0;
}

function runText(context: CliContext, state: RunState, standing: string): string {
  const { dim } = context.paint;
  const { plan } = state;
  const limit = plan.maxCostUsd === undefined ? '' : `, limit $${plan.maxCostUsd.toFixed(2)}`;
  const facts = [
    ['run', state.run],
    ['state', standing],
    ['command', `${state.command} with ${plan.model}`],
    ...(plan.prompt === undefined ? [] : [['prompt', plan.prompt]]),
    ['started', state.startedAt],
    ['last', state.lastAt],
    ['price', `${formatFigure(plan.price)}${limit}`],
    ['spent', spentText(spentOn(state))],
    ...(state.film === undefined ? [] : [['film', relativePath(context, state.film.path)]]),
  ];
  const shots = [...state.shots.values()].map((record) => shotText(context, state, record));
  return `${tableText(facts.map(([label = '', text = '']) => [dim(label), text]))}\n${shots.join('')}`;
}

/** Where a part is unknown, the known part counts all the same. */
function spentText(cost: Cost): string {
  return cost.known ? formatCost(cost) : cost.basis;
}

function shotText(context: CliContext, state: RunState, record: ShotRecord): string {
  const { green, red, yellow, dim } = context.paint;
  if (record.clip !== undefined)
    return `${green('✔')} clip ${record.shot}  ${relativePath(context, record.clip.path)}\n  ${dim(clipFacts(record.clip))}\n`;
  const job = record.job === undefined ? '' : `\n  ${dim(`job ${record.job.id}`)}`;
  if (record.failure !== undefined)
    return `${red('✗')} clip ${record.shot}  ${record.failure.message}${job}\n`;
  return `${yellow('·')} clip ${record.shot}  ${interruptedText(record, state.plan.provider)}\n`;
}
