import type { JsonObject } from '../../../src/domain/json.js';

/** The version of the community model that most tests run. */
export const zeroscopeVersion = '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351';

/** The body of a create for that model. */
export function zeroscopeOrder(input: JsonObject = {}): JsonObject {
  return { version: zeroscopeVersion, input: { prompt: 'waves at sunset', seed: 7, ...input } };
}
