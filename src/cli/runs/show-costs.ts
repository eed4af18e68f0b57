import { AivideoError } from '../../domain/errors.js';
import { sumCosts } from '../../domain/models/estimate-price.js';
import type { Cost } from '../../domain/run/price.js';
import type { RunState } from '../../domain/run/reduce.js';
import { costsOf } from '../../domain/run/spent.js';
import { loadRuns } from '../../workflows/runs/load-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';

/** Jobs that belong together, and what they cost. */
interface CostGroup {
  readonly name: string;
  readonly jobs: number;
  /** Sum of the known costs in US dollars. */
  readonly usd: number;
  /** Jobs whose cost nobody has told. */
  readonly unknown: number;
}

const groupings = ['model', 'day', 'run'] as const;

type Grouping = (typeof groupings)[number];

/** `aivideo costs`. */
export async function showCosts(call: CommandCall, context: CliContext): Promise<number> {
  const by = groupings.find((grouping) => grouping === call.options.by);
  if (by === undefined)
    throw new AivideoError('usage-invalid', `\`--by ${String(call.options.by)}\` must be model, day or run`, {
      details: { command: 'costs' },
    });
  const services = await context.services();
  const since = typeof call.options.since === 'number' ? services.clock.now() - call.options.since * 1000 : 0;
  const costs = new Map<string, Cost[]>();
  for await (const state of loadRuns(await services.journal())) collect(costs, state, { by, since });
  const groups = [...costs].map(([name, list]) => groupOf(name, list));
  print(context, by, groups);
  return 0;
}

function collect(
  costs: Map<string, Cost[]>,
  state: RunState,
  { by, since }: { readonly by: Grouping; readonly since: number },
): void {
  if (Date.parse(state.startedAt) < since) return;
  const name = { model: state.plan.model, day: state.startedAt.slice(0, 10), run: state.run }[by];
  const jobs = [...state.shots.values()].flatMap((record) => costsOf(record));
  if (jobs.length > 0) costs.set(name, [...(costs.get(name) ?? []), ...jobs]);
}

function groupOf(name: string, costs: readonly Cost[]): CostGroup {
  const known = costs.filter((cost) => cost.known);
  const sum = sumCosts(known);
  return { name, jobs: costs.length, usd: sum.known ? sum.usd : 0, unknown: costs.length - known.length };
}

function print(
  { platform, globals, paint, say }: CliContext,
  by: Grouping,
  groups: readonly CostGroup[],
): void {
  const total = {
    name: 'in all',
    jobs: add(groups, 'jobs'),
    usd: add(groups, 'usd'),
    unknown: add(groups, 'unknown'),
  };
  if (globals.json || globals.jsonStream) {
    const { name, ...sums } = total;
    const value = { v: 1, ok: true, by, groups, total: sums };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
  } else if (groups.length === 0) say('no jobs are on record');
  else {
    const header = [by, 'jobs', 'known cost', 'jobs of unknown cost'].map((title) => paint.bold(title));
    platform.stdout.write(tableText([header, ...[...groups, total].map(rowOf)]));
  }
}

function rowOf(group: CostGroup): string[] {
  return [
    group.name,
    String(group.jobs),
    `$${group.usd.toFixed(3)}`,
    group.unknown === 0 ? '' : String(group.unknown),
  ];
}

function add(groups: readonly CostGroup[], key: 'jobs' | 'usd' | 'unknown'): number {
  return groups.reduce((sum, group) => sum + group[key], 0);
}
