import { closest } from 'fastest-levenshtein';
import { AivideoError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import { nearestNumber, orList } from './mapping/fit-number.js';
import {
  type FieldType,
  findField,
  type InputField,
  isJsonObject,
  type ModelSchema,
} from './model-schema.js';

/** One thing that is wrong with an input. */
interface InvalidField {
  readonly field: string;
  /** As part of `Input ... of MODEL ...`. */
  readonly problem: string;
  /** The valid name or value nearest to what was given. */
  readonly nearest?: JsonValue;
}

/**
 * Checks an input against what the model takes, before anything is paid.
 * Errors: `input-invalid` with every problem in `details.invalid`: unknown names, wrong types, numbers out of range,
 * values that are not among those allowed, and what is needed and missing.
 */
export function validateInput(schema: ModelSchema, input: JsonObject, modelName: string): void {
  const given = Object.entries(input).flatMap(([name, value]) => {
    const field = findField(schema, name);
    return field === undefined ? [unknownField(schema, name)] : checkValue(field, value);
  });
  const missing = schema.inputs
    .filter((field) => field.required && !Object.hasOwn(input, field.name))
    .map((field): InvalidField => ({ field: field.name, problem: 'is needed' }));
  const invalid = [...given, ...missing];
  const [first] = invalid;
  if (first === undefined) return;
  const more = invalid.length === 1 ? '' : ` (and ${invalid.length - 1} more)`;
  throw new AivideoError(
    'input-invalid',
    `Input \`${first.field}\` of \`${modelName}\` ${first.problem}${more}`,
    {
      details: { model: modelName, invalid: invalid.map((problem) => ({ ...problem })) },
    },
  );
}

/**
 * The value of `--input key=text` in the type that the model wants: `true`, `5`, JSON for lists and objects, text as
 * it is. Errors: `input-invalid` for a name that the model does not have and for text that is no such value.
 */
export function coerceInputText(schema: ModelSchema, key: string, text: string): JsonValue {
  const field = findField(schema, key);
  if (field === undefined) throw wrongInput(unknownField(schema, key));
  const value = readText(field, text);
  if (value !== undefined) return value;
  throw wrongInput({ field: key, problem: `must be ${typeWords[field.type]}, got \`${text}\`` });
}

function wrongInput(invalid: InvalidField): AivideoError {
  return new AivideoError('input-invalid', `Input \`${invalid.field}\` ${invalid.problem}`, {
    details: { invalid: [{ ...invalid }] },
  });
}

const typeWords: Readonly<Record<FieldType, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a JSON list such as `["a","b"]`',
  object: 'a JSON object such as `{"a":1}`',
  any: 'a value',
};

function readText(field: InputField, text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (field.type === 'string') return text;
  if (field.nullable && trimmed === 'null') return null;
  switch (field.type) {
    case 'boolean':
      return readFlag(trimmed.toLowerCase());
    case 'integer':
      return /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : undefined;
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined;
    case 'array':
    case 'object': {
      const value = parseJson(trimmed);
      return hasType(value, field.type) ? value : undefined;
    }
    case 'any': {
      const value = parseJson(trimmed);
      return value === undefined ? text : value;
    }
    default:
      return field.type satisfies never;
  }
}

function readFlag(text: string): boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function unknownField(schema: ModelSchema, name: string): InvalidField {
  const names = schema.inputs.map((field) => field.name);
  if (names.length === 0) return { field: name, problem: 'is unknown' };
  const nearest = closest(name, names);
  return { field: name, problem: `is unknown; the nearest is \`${nearest}\``, nearest };
}

function checkValue(field: InputField, value: JsonValue): InvalidField[] {
  if (value === null) return field.nullable || field.type === 'any' ? [] : [wrongType(field, value)];
  if (!hasType(value, field.type)) return [wrongType(field, value)];
  if (field.enum !== undefined && !field.enum.includes(value)) return [notAllowed(field, field.enum, value)];
  if (typeof value === 'number') return checkLimits(field, value);
  if (Array.isArray(value) && field.items !== undefined) return checkItems(field, value);
  return [];
}

function hasType(value: JsonValue | undefined, type: FieldType): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'any':
      return value !== undefined;
    default:
      return type satisfies never;
  }
}

function wrongType({ name, type }: InputField, value: JsonValue): InvalidField {
  return { field: name, problem: `must be ${typeWords[type]}, got ${shown(value)}` };
}

function notAllowed({ name }: InputField, allowed: readonly JsonValue[], value: JsonValue): InvalidField {
  const words = allowed.map(shown);
  const nearest = nearestMember(allowed, value);
  const few = words.length <= 8;
  const choice = few
    ? orList(words)
    : `one of ${words.length} values, the nearest is ${shown(nearest ?? '')}`;
  return {
    field: name,
    problem: `must be ${choice}, got ${shown(value)}`,
    ...(nearest !== undefined && { nearest }),
  };
}

function nearestMember(allowed: readonly JsonValue[], value: JsonValue): JsonValue | undefined {
  const numbers = allowed.filter((member) => typeof member === 'number');
  if (typeof value === 'number' && numbers.length > 0) return nearestNumber(value, numbers);
  const texts = allowed.filter((member) => typeof member === 'string');
  return typeof value === 'string' && texts.length > 0 ? closest(value, texts) : undefined;
}

function checkLimits({ name, minimum, maximum }: InputField, value: number): InvalidField[] {
  if (minimum !== undefined && value < minimum)
    return [{ field: name, problem: `must be at least ${minimum}, got \`${value}\``, nearest: minimum }];
  if (maximum !== undefined && value > maximum)
    return [{ field: name, problem: `must be at most ${maximum}, got \`${value}\``, nearest: maximum }];
  return [];
}

function checkItems({ name, items }: InputField, values: readonly JsonValue[]): InvalidField[] {
  if (items === undefined) return [];
  const wrong = values.find(
    (value) => !hasType(value, items.type) || (items.enum !== undefined && !items.enum.includes(value)),
  );
  if (wrong === undefined) return [];
  const expected = items.enum === undefined ? typeWords[items.type] : orList(items.enum.map(shown));
  return [{ field: name, problem: `must hold only ${expected}, got ${shown(wrong)}` }];
}

/** A value as it stands in a message, long ones cut. */
function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}
