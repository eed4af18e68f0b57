import type { JsonObject, JsonValue } from '../json.js';

/** The JSON type of an input; `any` where the model allows several. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** What the members of an array input are. */
export interface FieldItems {
  readonly type: FieldType;
  readonly format?: string;
  readonly enum?: readonly JsonValue[];
}

/** One input of a model. */
export interface InputField {
  readonly name: string;
  readonly type: FieldType;
  readonly description?: string;
  readonly default?: JsonValue;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values allowed. */
  readonly enum?: readonly JsonValue[];
  /** `uri` marks a file: its address or its content as a data URL. */
  readonly format?: string;
  /** Whether `null` may be sent. */
  readonly nullable: boolean;
  readonly required: boolean;
  /** Place in the model's own list; smaller comes first. */
  readonly order: number;
  readonly items?: FieldItems;
}

/** What a finished job hands back: one address, a list of them, written text, or something else. */
export type ModelOutput = 'uri' | 'uri-list' | 'text' | 'unknown';

/** What a model takes and gives. */
export interface ModelSchema {
  /** In the model's own order. */
  readonly inputs: readonly InputField[];
  readonly output: ModelOutput;
}

/** The input called `name`, if the model has it. */
export function findField(schema: ModelSchema, name: string): InputField | undefined {
  return schema.inputs.find((field) => field.name === name);
}

/** Whether a JSON value is an object, neither a list nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the `openapi_schema` of a model version (Cog writes it, Replicate hands it out and a Cog server has it
 * at `/openapi.json`; https://github.com/replicate/cog/blob/main/docs/http.md). Unknown parts are passed over;
 * a text that describes no `Input` gives a schema without inputs.
 */
export function parseModelSchema(openapiSchema: JsonObject): ModelSchema {
  const components = openapiSchema.components;
  const schemas = isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};
  const input = flatten(schemas.Input, schemas);
  const properties = isJsonObject(input.properties) ? input.properties : {};
  const required = new Set(Array.isArray(input.required) ? input.required : []);
  const inputs = Object.entries(properties)
    .map(([name, property], position) =>
      readField({ name, position, required: required.has(name) }, flatten(property, schemas)),
    )
    .sort((first, second) => first.order - second.order);
  return { inputs, output: readOutput(flatten(schemas.Output, schemas), schemas) };
}

interface FieldPlace {
  readonly name: string;
  readonly position: number;
  readonly required: boolean;
}

function readField({ name, position, required }: FieldPlace, node: JsonObject): InputField {
  const members = Array.isArray(node.enum) ? node.enum.filter((member) => member !== null) : undefined;
  const type = readType(node, members);
  const order = node['x-order'];
  return {
    name,
    type,
    ...(typeof node.description === 'string' && { description: node.description }),
    ...(node.default !== undefined && node.default !== null && { default: node.default }),
    ...(typeof node.minimum === 'number' && { minimum: node.minimum }),
    ...(typeof node.maximum === 'number' && { maximum: node.maximum }),
    ...(members !== undefined && { enum: members }),
    ...(typeof node.format === 'string' && { format: node.format }),
    nullable: node.nullable === true,
    required,
    order: typeof order === 'number' ? order : position,
    ...(type === 'array' && isJsonObject(node.items) && { items: readItems(node.items) }),
  };
}

function readItems(node: JsonObject): FieldItems {
  const members = Array.isArray(node.enum) ? node.enum : undefined;
  return {
    type: readType(node, members),
    ...(typeof node.format === 'string' && { format: node.format }),
    ...(members !== undefined && { enum: members }),
  };
}

const fieldTypes: readonly FieldType[] = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

function readType(node: JsonObject, members: readonly JsonValue[] | undefined): FieldType {
  const named = fieldTypes.find((type) => type === node.type);
  if (named !== undefined) return named;
  if (members === undefined || members.length === 0) return 'any';
  if (members.every((member) => typeof member === 'string')) return 'string';
  return members.every((member) => Number.isInteger(member)) ? 'integer' : 'any';
}

function readOutput(node: JsonObject, schemas: JsonObject): ModelOutput {
  if (node.type === 'string') return node.format === 'uri' ? 'uri' : 'text';
  if (node.type !== 'array') return 'unknown';
  const items = flatten(node.items, schemas);
  if (items.type !== 'string') return 'unknown';
  if (items.format === 'uri') return 'uri-list';
  return node['x-cog-array-type'] === 'iterator' ? 'text' : 'unknown';
}

/** Deeper nesting than this is a reference that leads back to itself. */
const maximumDepth = 8;

/** One plain node from references, `allOf` (how Cog writes enums), unions and `null` types. */
function flatten(node: JsonValue | undefined, schemas: JsonObject, depth = 0): JsonObject {
  if (!isJsonObject(node) || depth > maximumDepth) return {};
  const { $ref, allOf, anyOf, oneOf, ...own } = node;
  const inner = (part: JsonValue | undefined) => flatten(part, schemas, depth + 1);
  const parts: JsonObject[] = [];
  if (typeof $ref === 'string') parts.push(inner(lookUp($ref, schemas)));
  if (Array.isArray(allOf)) parts.push(...allOf.map(inner));
  const union = anyOf ?? oneOf;
  if (Array.isArray(union)) parts.push(unite(union.map(inner)));
  const merged: JsonObject = Object.assign({}, ...parts, withoutNullType(own));
  return isJsonObject(merged.items) ? { ...merged, items: inner(merged.items) } : merged;
}

function lookUp(reference: string, schemas: JsonObject): JsonValue | undefined {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** OpenAPI 3.1 writes `type: ["string", "null"]` where 3.0 writes `nullable: true`. */
function withoutNullType(node: JsonObject): JsonObject {
  if (!Array.isArray(node.type)) return node;
  const { type, ...rest } = node;
  const named = node.type.filter((member) => member !== 'null');
  const nullable = named.length < node.type.length;
  return {
    ...rest,
    ...(named.length === 1 && named[0] !== undefined && { type: named[0] }),
    ...(nullable && { nullable }),
  };
}

function unite(variants: readonly JsonObject[]): JsonObject {
  const real = variants.filter((variant) => variant.type !== 'null');
  const nullable = real.length < variants.length && { nullable: true };
  const [first] = real;
  if (first === undefined) return { ...nullable };
  if (real.length === 1) return { ...first, ...nullable };
  const types = new Set(real.map((variant) => variant.type));
  const numeric = [...types].every((type) => type === 'integer' || type === 'number');
  const type = types.size === 1 ? first.type : numeric ? 'number' : undefined;
  const members = real.flatMap((variant) => (Array.isArray(variant.enum) ? variant.enum : []));
  const closed = real.every((variant) => Array.isArray(variant.enum));
  return { ...(type !== undefined && { type }), ...(closed && { enum: members }), ...nullable };
}
