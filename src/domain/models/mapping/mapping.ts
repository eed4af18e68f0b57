import type { Adjustment } from '../../adjustment.js';
import type { JsonValue } from '../../json.js';
import { findField, type InputField, type ModelSchema } from '../model-schema.js';

/** One input that is set. */
export interface Setting {
  readonly input: string;
  readonly value: JsonValue;
  /** The option that asked for it; absent on what goes along. */
  readonly option?: string;
  readonly asked?: JsonValue;
}

/** What became of some options. */
export interface Mapping {
  readonly settings: readonly Setting[];
  readonly adjustments: readonly Adjustment[];
}

/** What every mapper needs to know of the model. */
export interface MappingContext {
  /** For messages. */
  readonly model: string;
  readonly schema: ModelSchema;
  /** What an input has when no option sets it: `--input`, the entry's own values, the model's default. */
  current(input: string): JsonValue | undefined;
}

/** Nothing asked, nothing done. */
export const emptyMapping: Mapping = { settings: [], adjustments: [] };

/** Several mappings as one, in order. */
export function joinMappings(mappings: readonly Mapping[]): Mapping {
  return {
    settings: mappings.flatMap((mapping) => mapping.settings),
    adjustments: mappings.flatMap((mapping) => mapping.adjustments),
  };
}

/** An option that the model can not follow at all. */
export function unsupported(option: string, asked: JsonValue, reason: string): Adjustment {
  return { option, kind: 'unsupported', asked, reason };
}

/** The field behind an input of a rule; a field that takes anything when the schema does not have it. */
export function fieldFor(context: MappingContext, input: string): InputField {
  const found = findField(context.schema, input);
  return found ?? { name: input, type: 'any', nullable: false, required: false, order: 0 };
}

/** What an input has already, when that is a number. */
export function currentNumber(context: MappingContext, input: string): number | undefined {
  const value = context.current(input);
  return typeof value === 'number' ? value : undefined;
}
