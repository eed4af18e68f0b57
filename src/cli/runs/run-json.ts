import type { RunState } from '../../domain/run/reduce.js';
import { needsWork, standingOf } from '../../domain/run/run-progress.js';
import { spentOn } from '../../domain/run/spent.js';

/** A run as it stands in JSON. `active`: a living process drives it. */
export function runJson(state: RunState, active: boolean) {
  const { run, command, plan, startedAt, lastAt } = state;
  const shots = [...state.shots.values()];
  return {
    run,
    command,
    state: standingOf(state),
    active,
    model: plan.model,
    ...(plan.prompt === undefined ? {} : { prompt: plan.prompt }),
    startedAt,
    lastAt,
    done: shots.filter((shot) => shot.clip !== undefined).length,
    shots: shots.map((record) => ({ ...record, left: needsWork(record) })),
    spent: spentOn(state),
    price: plan.price,
    ...(state.film === undefined ? {} : { film: state.film }),
    ...(plan.maxCostUsd === undefined ? {} : { maxCost: plan.maxCostUsd }),
  };
}
