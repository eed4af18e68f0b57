import { formatCost } from '../../domain/models/format-price.js';
import type { ShotRecord } from '../../domain/run/reduce.js';

/** What became of a shot by the time the program stopped, and what it bills as far as is known. */
export function interruptedText(record: ShotRecord | undefined, provider: string): string {
  if (record?.clip !== undefined) return 'its clip is there';
  if (record?.failure !== undefined) return `${record.failure.message}, ${billText(record.cost)}`;
  if (record?.intent === undefined) return 'not started, costs nothing';
  const { job, canceled, cost } = record;
  if (job === undefined)
    return `it is not known whether ${provider} started it; that is looked up when the run is gone on with`;
  const bill = billText(cost);
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

function billText(cost: ShotRecord['cost']): string {
  if (cost === undefined || !cost.known) return 'what it bills is not known yet';
  return `bills ${cost.usd === 0 ? 'nothing' : formatCost(cost)}`;
}
