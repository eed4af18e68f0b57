import { sumPrices } from '../models/estimate-price.js';
import type { ClipPlan } from './plan.js';
import type { Price } from './price.js';
import type { RunState } from './reduce.js';
import { needsWork } from './run-progress.js';

/** What going on with a run will start, and what that will cost. */
export interface PriceLeft {
  /** Clips without a job that could be collected; that of an unanswered start may turn up. */
  readonly clips: number;
  readonly price: Price;
}

/** What is still to be started of a run. Its jobs that run, or have ended, cost nothing more. */
export function priceLeft({ shots }: RunState, plan: ClipPlan): PriceLeft {
  const left = plan.shots.filter(({ shot }) => {
    const record = shots.get(shot);
    if (record === undefined || !needsWork(record)) return false;
    return record.job === undefined || record.canceled === 'canceled';
  });
  return { clips: left.length, price: sumPrices(left.map(({ price }) => price)) };
}
