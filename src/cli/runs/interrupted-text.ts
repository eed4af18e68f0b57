import { formatCost } from '../../domain/models/format-price.js';
import type { ShotRecord } from '../../domain/run/reduce.js';

/** What became of a shot when the program was told to stop, and what it bills as far as is known. */
export function interruptedText(record: ShotRecord | undefined, provider: string): string {
  if (record?.intent === undefined) return 'not started, costs nothing';
  const { job, canceled, cost } = record;
  if (job === undefined) return `it is not known whether ${provider} started it`;
  const bill =
    cost === undefined || !cost.known ? 'what it bills is not known yet' : `bills ${billText(cost)}`;
  switch (canceled) {
    case 'canceled':
      return `job ${job.id} is canceled, ${bill}`;
    case 'finished':
      return `job ${job.id} had finished, ${bill}; its clip can be collected`;
    case 'unknown':
      return `${provider} did not confirm that job ${job.id} is canceled; it may go on and bill`;
    case 'kept':
    case undefined:
      return `job ${job.id} goes on at ${provider} and bills when it ends`;
    default:
      return canceled satisfies never;
  }
}

function billText(cost: Extract<NonNullable<ShotRecord['cost']>, { known: true }>): string {
  return cost.usd === 0 ? 'nothing' : formatCost(cost);
}
