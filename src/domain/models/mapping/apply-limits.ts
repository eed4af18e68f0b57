import type { Adjustment } from '../../adjustment.js';
import type { JsonObject, JsonValue } from '../../json.js';
import { findField } from '../model-schema.js';
import type { InputLimit } from '../option-map.js';
import type { Mapping, MappingContext, Setting } from './mapping.js';

interface LimitPlace {
  readonly context: MappingContext;
  /** Inputs that are given outright stay as they are. */
  readonly extra: JsonObject;
}

/** Brings together values that do not go together; the length that was asked for goes before the size. */
export function applyLimits(limits: readonly InputLimit[], mapping: Mapping, place: LimitPlace): Mapping {
  return limits.reduce((result, limit) => applyLimit(limit, result, place), mapping);
}

function applyLimit(limit: InputLimit, mapping: Mapping, { context, extra }: LimitPlace): Mapping {
  if (Object.hasOwn(extra, limit.input)) return mapping;
  const effective = (input: string) => settingOf(mapping, input)?.value ?? context.current(input);
  if (!holds(limit, { mapping, extra, effective })) return mapping;
  const before = effective(limit.input);
  if (before === undefined || limit.allowed.includes(before)) return mapping;
  const members = findField(context.schema, limit.input)?.enum;
  const value = limit.allowed.find((allowed) => members?.includes(allowed) ?? true);
  if (value === undefined) return mapping;
  const asked = settingOf(mapping, limit.input);
  const adjustment: Adjustment = {
    option: limit.option,
    kind: 'rounded',
    asked: asked?.asked ?? before,
    used: value,
    reason: limit.reason,
  };
  const setting: Setting = { ...asked, input: limit.input, value };
  return {
    settings: [...mapping.settings.filter(({ input }) => input !== limit.input), setting],
    adjustments: [...mapping.adjustments.filter(({ option }) => option !== limit.option), adjustment],
  };
}

interface Effects {
  readonly mapping: Mapping;
  readonly extra: JsonObject;
  readonly effective: (input: string) => JsonValue | undefined;
}

function holds({ when }: InputLimit, { mapping, extra, effective }: Effects): boolean {
  if (when.is === undefined)
    return settingOf(mapping, when.input) !== undefined || Object.hasOwn(extra, when.input);
  const value = effective(when.input);
  return value !== undefined && when.is.includes(value);
}

function settingOf(mapping: Mapping, input: string): Setting | undefined {
  return mapping.settings.find((setting) => setting.input === input);
}
