import { boundaryStrength } from './boundaries.js';
import { timeOf, type Unit } from './units.js';

/** How far from its even place a border may move, in parts. Windows of neighbours never meet. */
const reach = 0.4;

/**
 * Divides units into `parts` runs of about the same time, at the best borders near the even ones; into fewer when
 * there are fewer units. Linear in the number of units.
 */
export function divideUnits(units: readonly Unit[], parts: number): readonly (readonly Unit[])[] {
  const count = Math.max(1, Math.min(parts, units.length));
  const total = units.reduce((sum, { seconds }) => sum + seconds, 0);
  const size = total / count;
  const runs: (readonly Unit[])[] = [];
  const walk = { index: 0, seconds: 0 };
  let start = 0;
  for (let part = 1; part < count; part += 1) {
    const end = bestBorder(units, {
      walk,
      ideal: part * size,
      size,
      first: start + 1,
      last: units.length - (count - part),
    });
    runs.push(units.slice(start, end));
    start = end;
  }
  return withTimedOnly([...runs, units.slice(start)]);
}

/** Where lines have times, a run without any, such as a sound alone, could not be put in time: it joins its neighbour. */
function withTimedOnly(runs: readonly (readonly Unit[])[]): readonly (readonly Unit[])[] {
  const isTimed = (run: readonly Unit[]) => run.some(({ source }) => timeOf(source) !== undefined);
  if (!runs.some(isTimed)) return runs;
  const kept: Unit[][] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (last === undefined || (isTimed(run) && isTimed(last))) kept.push([...run]);
    else kept[kept.length - 1] = [...last, ...run];
  }
  return kept;
}

interface BorderSearch {
  /** Units that were passed, and the time that they take: only ever goes on. */
  readonly walk: { index: number; seconds: number };
  readonly ideal: number;
  readonly size: number;
  /** The first and the last index that leave units for all parts. */
  readonly first: number;
  readonly last: number;
}

function bestBorder(units: readonly Unit[], { walk, ideal, size, first, last }: BorderSearch): number {
  let best = { index: 0, score: Number.NEGATIVE_INFINITY };
  while (walk.index < last) {
    if (walk.index >= first && walk.seconds >= ideal - reach * size) {
      const distance = Math.abs(walk.seconds - ideal) / (reach * size);
      const score = boundaryStrength(units, walk.index) - 0.5 * distance;
      if (score > best.score) best = { index: walk.index, score };
    }
    if (walk.index >= first && walk.seconds >= ideal + reach * size && best.index > 0) break;
    walk.seconds += units[walk.index]?.seconds ?? 0;
    walk.index += 1;
    if (walk.seconds > ideal + reach * size && best.index > 0) break;
  }
  return best.index > 0 ? best.index : Math.max(first, Math.min(last, walk.index));
}
