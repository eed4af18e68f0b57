import type { JsonObject, JsonValue } from '../json.js';
import type { ModelDefinition } from './define-model.js';
import { findField, type ModelSchema } from './model-schema.js';
import { meaningOf } from './option-map.js';

/** What an input has in the end: as given, or by the model's own default. */
export function effectiveValue(schema: ModelSchema, input: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(input, name) ? input[name] : findField(schema, name)?.default;
}

/** Seconds of the clip that an input leads to: low, high. Undefined when nobody can say before. */
export function clipSeconds(
  { options }: Pick<ModelDefinition, 'options'>,
  schema: ModelSchema,
  input: JsonObject,
): readonly [low: number, high: number] | undefined {
  const rule = options.length;
  if (rule === undefined) return undefined;
  if (rule.by === 'fixed') return [rule.seconds, rule.seconds];
  const value = effectiveValue(schema, input, rule.input);
  if (rule.by === 'seconds') {
    if (typeof value !== 'number') return undefined;
    const { minimum = 0 } = rule;
    const longest = findField(schema, rule.input)?.maximum;
    if (value >= minimum) return [value, value];
    return longest === undefined ? undefined : [minimum, longest];
  }
  const frames = typeof value === 'string' ? meaningOf(rule.names, value) : value;
  const fps = options.fps !== undefined && 'fixed' in options.fps ? options.fps.fixed : undefined;
  const chosen = options.fps !== undefined && 'input' in options.fps ? options.fps.input : '';
  const rate = fps ?? effectiveValue(schema, input, chosen);
  if (typeof frames !== 'number' || typeof rate !== 'number' || rate <= 0) return undefined;
  return [frames / rate, frames / rate];
}
