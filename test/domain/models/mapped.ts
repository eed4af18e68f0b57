import type { JsonObject } from '../../../src/domain/json.js';
import type { CommonOptions } from '../../../src/domain/models/common-options.js';
import { findModel } from '../../../src/domain/models/index.js';
import { type MappedOptions, mapOptions } from '../../../src/domain/models/map-options.js';

/** The catalogue's model of this name. */
export function model(name: string) {
  const definition = findModel(name);
  if (definition === undefined) throw new Error(`no model ${name}`);
  return definition;
}

/** What becomes of options for a model of the catalogue, by its own schema. */
export function mapped(name: string, options: CommonOptions, extra: JsonObject = {}): MappedOptions {
  const definition = model(name);
  return mapOptions({ definition, schema: definition.schema, options, extra });
}
