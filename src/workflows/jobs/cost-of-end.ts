import type { JsonObject } from '../../domain/json.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import { costOf, type JobOutcome } from '../../domain/models/estimate-price.js';
import type { Cost } from '../../domain/run/price.js';
import type { EndStatus } from './wait-for-job.js';

/** What a job has cost that ended so, by the terms of its model. */
export function costOfEnd(
  definition: ModelDefinition | undefined,
  input: JsonObject,
  status: EndStatus,
): Cost {
  return costOf(definition, input, outcomeOf(status));
}

function outcomeOf(status: EndStatus): JobOutcome {
  if (status.state === 'removed') return { state: 'succeeded' };
  const billed = status.billedSeconds === undefined ? {} : { billedSeconds: status.billedSeconds };
  if (status.state === 'canceled') return { state: status.ran ? 'canceled' : 'aborted', ...billed };
  return { state: status.state, ...billed };
}
