import { sumCosts } from '../models/estimate-price.js';
import type { Cost } from './price.js';
import type { RunState, ShotRecord } from './reduce.js';

/** What a run has cost so far: every job of every shot. Unknown as soon as one of them is. */
export function spentOn(state: RunState): Cost {
  return sumCosts([...state.shots.values()].flatMap(costsOf));
}

/** What the jobs of one shot have cost, one each. A start that came to nothing is none. */
export function costsOf(record: ShotRecord): readonly Cost[] {
  if (record.intent === undefined) return record.spentBefore;
  const last: Cost = record.cost ?? { known: false, basis: 'its job has not ended' };
  return [...record.spentBefore, last];
}
