import { AivideoError } from '../errors.js';
import { type PlannedShot, planOf } from './plan.js';
import type { Cost, Price } from './price.js';
import type { RunState, ShotRecord } from './reduce.js';

/** What a run may cost. */
export interface Budget {
  /** US dollars for the whole run, over every resume. Absent: no limit. */
  readonly maxUsd?: number;
  /** Jobs whose price nobody knows may be started all the same. */
  readonly allowUnknownPrice: boolean;
}

/**
 * Refuses the next job when it might take the run over its limit. Counted are what earlier jobs cost, and for those
 * that still run, or whose cost is not known, the most that they may cost.
 * Errors: `budget-exceeded`, `price-unknown`.
 */
export function checkBudget(budget: Budget, state: RunState, next: PlannedShot): void {
  if (budget.maxUsd === undefined) return;
  const price = mostOf(next.price);
  if (price === undefined) {
    if (budget.allowUnknownPrice) return;
    throw new AivideoError(
      'price-unknown',
      `The price of \`${planOf(state.plan, next).model}\` is unknown, and the run may cost ${usd(budget.maxUsd)} at most`,
      { details: { maxCost: budget.maxUsd } },
    );
  }
  const spent = mostSpent(state);
  if (spent + price <= budget.maxUsd + 1e-9) return;
  throw new AivideoError(
    'budget-exceeded',
    `The next clip may cost ${usd(price)}, and ${usd(Math.max(0, budget.maxUsd - spent))} of ${usd(budget.maxUsd)} are left`,
    { details: { maxCost: budget.maxUsd, spent, next: price } },
  );
}

/** The most that the run can have cost so far, in US dollars; what is entirely unknown counts as nothing. */
export function mostSpent(state: RunState): number {
  const planned = new Map(state.plan.shots.map((shot) => [shot.shot, shot.price]));
  let sum = 0;
  for (const record of state.shots.values()) sum += shotSpent(record, planned.get(record.shot));
  return sum;
}

function shotSpent(record: ShotRecord, price: Price | undefined): number {
  const most = price === undefined ? 0 : (mostOf(price) ?? 0);
  const before = record.spentBefore.reduce((sum, cost) => sum + knownOr(cost, most), 0);
  if (record.intent === undefined) return before;
  return before + (record.cost === undefined ? most : knownOr(record.cost, most));
}

function knownOr(cost: Cost, most: number): number {
  return cost.known ? cost.usd : most;
}

function mostOf(price: Price): number | undefined {
  if (price.kind === 'free') return 0;
  return price.kind === 'estimate' ? price.highUsd : undefined;
}

function usd(value: number): string {
  return `$${value.toFixed(value < 0.1 && value > 0 ? 3 : 2)}`;
}
