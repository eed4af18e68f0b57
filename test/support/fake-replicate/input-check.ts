import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { canonicalJson, isJsonObject } from './canonical-json.js';
import { componentSchema } from './model-shelf.js';
import type { InvalidField } from './refusals.js';

/** What is wrong with an input by its model's schema, in the words of the service. */
export function checkInput(
  openapiSchema: JsonObject,
  input: JsonObject,
  options: { readonly refuseUnknown: boolean },
): readonly InvalidField[] {
  const schema = componentSchema(openapiSchema, 'Input');
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const missing = required.filter((name) => input[name] === undefined);
  const unknown = options.refuseUnknown ? Object.keys(input).filter((name) => !(name in properties)) : [];
  const known = Object.entries(input).filter(([name]) => name in properties);
  return [
    ...missing.map((name) => requiredField('input', name)),
    ...unknown.map((name) => unknownField('input', name)),
    ...known.flatMap(([name, value]) =>
      checkValue({ name, field: `input.${name}` }, value, resolveSchema(openapiSchema, properties[name])),
    ),
  ];
}

/** A required property that is not there. */
export function requiredField(field: string, name: string): InvalidField {
  return { type: 'required', field, description: `${name} is required` };
}

/** A property that nobody knows. */
export function unknownField(field: string, name: string): InvalidField {
  const description = `Additional property ${name} is not allowed`;
  return { type: 'additional_property_not_allowed', field, description };
}

/** A value of the wrong kind. */
export function wrongType(field: string, expected: string, value: JsonValue): InvalidField {
  const description = `Invalid type. Expected: ${expected}, given: ${jsonType(value)}`;
  return { type: 'invalid_type', field, description };
}

/** A property's schema with `allOf` references laid into it, as Cog writes enumerations. */
export function resolveSchema(openapiSchema: JsonObject, schema: JsonValue | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  const referenced = parts.map((part) => {
    const reference = isJsonObject(part) && typeof part.$ref === 'string' ? part.$ref : '';
    return componentSchema(openapiSchema, reference.split('/').at(-1) ?? '');
  });
  return Object.assign({}, ...referenced, schema);
}

interface Place {
  readonly name: string;
  readonly field: string;
}

function checkValue(place: Place, value: JsonValue, schema: JsonObject): readonly InvalidField[] {
  if (value === null && schema.nullable === true) return [];
  if (typeof schema.type === 'string' && !fitsType(value, schema.type)) {
    return [wrongType(place.field, schema.type, value)];
  }
  const checks = [
    checkEnum(place, value, schema),
    checkRange(place, value, schema),
    checkUri(place, value, schema),
  ];
  const items =
    Array.isArray(value) && isJsonObject(schema.items) ? checkItems(place, value, schema.items) : [];
  return [...checks.filter((field) => field !== undefined), ...items];
}

function checkItems(place: Place, values: readonly JsonValue[], schema: JsonObject): readonly InvalidField[] {
  return values.flatMap((value, index) =>
    checkValue({ name: place.name, field: `${place.field}.${index}` }, value, schema),
  );
}

function checkEnum({ name, field }: Place, value: JsonValue, schema: JsonObject): InvalidField | undefined {
  if (!Array.isArray(schema.enum)) return undefined;
  const allowed = schema.enum.map(canonicalJson);
  if (allowed.includes(canonicalJson(value))) return undefined;
  const description = `${name} must be one of the following: ${allowed.join(', ')}`;
  return { type: 'enum', field, description };
}

function checkRange({ field }: Place, value: JsonValue, schema: JsonObject): InvalidField | undefined {
  if (typeof value !== 'number') return undefined;
  if (typeof schema.minimum === 'number' && value < schema.minimum) {
    const description = `Must be greater than or equal to ${schema.minimum}`;
    return { type: 'number_gte', field, description };
  }
  if (typeof schema.maximum === 'number' && value > schema.maximum) {
    return { type: 'number_lte', field, description: `Must be less than or equal to ${schema.maximum}` };
  }
  return undefined;
}

function checkUri({ field }: Place, value: JsonValue, schema: JsonObject): InvalidField | undefined {
  if (schema.format !== 'uri' || typeof value !== 'string' || URL.canParse(value)) return undefined;
  return { type: 'format', field, description: "Does not match format 'uri'" };
}

function fitsType(value: JsonValue, type: string): boolean {
  const given = jsonType(value);
  return given === type || (type === 'number' && given === 'integer');
}

function jsonType(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
