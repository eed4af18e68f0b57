import type { JsonObject } from '../../../src/domain/json.js';
import { includesJson } from './canonical-json.js';
import type { ShelfModel } from './model-shelf.js';

/** Which creates a scenario is for; every named property must fit. */
export type CreateMatch =
  | 'any'
  | {
      /** `owner/name`. */
      readonly model?: string;
      /** Part of the input. */
      readonly input?: JsonObject;
      readonly official?: boolean;
    };

/** Whether a scenario is for this create. */
export function matchesOrder(match: CreateMatch, model: ShelfModel, input: JsonObject): boolean {
  if (match === 'any') return true;
  return (
    (match.model === undefined || match.model === model.slug) &&
    (match.official === undefined || match.official === model.official) &&
    (match.input === undefined || includesJson(input, match.input))
  );
}
