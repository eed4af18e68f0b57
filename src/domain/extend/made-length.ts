import type { JsonObject } from '../json.js';
import { clipSeconds, effectiveValue } from '../models/clip-length.js';
import type { CommonOptions } from '../models/common-options.js';
import type { ModelDefinition } from '../models/define-model.js';
import { mapOptions } from '../models/map-options.js';
import { usableOptionMap } from '../models/mapping/usable-option-map.js';
import type { ModelSchema } from '../models/model-schema.js';
import type { MadeLength } from './plan-lengths.js';

export interface LengthModel {
  readonly name: string;
  readonly definition?: ModelDefinition;
  readonly schema: ModelSchema;
}

/** What is asked of a model besides the length. */
export interface LengthContext {
  readonly options: CommonOptions;
  readonly preset: JsonObject;
}

/** The clip that a model makes when it is asked for so many seconds; undefined when nobody can say before. */
export function madeLength(
  { name, definition, schema }: LengthModel,
  { options, preset }: LengthContext,
  askedSeconds: number | undefined,
): MadeLength | undefined {
  const asked = askedSeconds === undefined ? options : { ...options, durationSeconds: askedSeconds };
  const known = definition === undefined ? {} : { definition };
  const { input } = mapOptions({ ...known, schema, options: asked, extra: {}, preset, modelName: name });
  const map = usableOptionMap(definition?.options, schema);
  const [seconds] = clipSeconds({ options: map }, schema, input) ?? [];
  if (seconds === undefined) return undefined;
  const rate = map.fps;
  const fps =
    rate === undefined ? undefined : 'fixed' in rate ? rate.fixed : effectiveValue(schema, input, rate.input);
  return typeof fps === 'number' && fps > 0 ? { seconds, fps } : { seconds };
}
