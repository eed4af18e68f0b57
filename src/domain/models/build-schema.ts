import type { JsonValue } from '../json.js';
import type { InputField, ModelOutput, ModelSchema } from './model-schema.js';

/** What may be said of an input besides its name and type. */
export interface FieldSettings {
  readonly default?: JsonValue;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: boolean;
  readonly description?: string;
}

type FieldDraft = Omit<InputField, 'order'>;

/** A schema written by hand: the inputs stand in the model's own order. */
export function buildSchema(output: ModelOutput, fields: readonly FieldDraft[]): ModelSchema {
  return { output, inputs: fields.map((field, order) => ({ ...field, order })) };
}

/** A whole number. */
export function integer(name: string, settings: FieldSettings = {}): FieldDraft {
  return field(name, 'integer', settings);
}

/** A number. */
export function number(name: string, settings: FieldSettings = {}): FieldDraft {
  return field(name, 'number', settings);
}

/** Free text. */
export function text(name: string, settings: FieldSettings = {}): FieldDraft {
  return field(name, 'string', settings);
}

/** True or false. */
export function flag(name: string, settings: FieldSettings = {}): FieldDraft {
  return field(name, 'boolean', settings);
}

/** A file: its address or its content as a data URL. */
export function uri(name: string, settings: FieldSettings = {}): FieldDraft {
  return { ...field(name, 'string', settings), format: 'uri' };
}

/** One of some texts, or one of some whole numbers. */
export function choice(
  name: string,
  members: readonly string[] | readonly number[],
  settings: FieldSettings = {},
): FieldDraft {
  const type = typeof members[0] === 'number' ? 'integer' : 'string';
  return { ...field(name, type, settings), enum: members };
}

/** A list whose members the model does not describe. */
export function list(name: string, settings: FieldSettings = {}): FieldDraft {
  return field(name, 'array', settings);
}

/** A list of texts. */
export function textList(name: string, settings: FieldSettings = {}): FieldDraft {
  return { ...field(name, 'array', settings), items: { type: 'string' } };
}

/** A list of files. */
export function uriList(name: string, settings: FieldSettings = {}): FieldDraft {
  return { ...field(name, 'array', settings), items: { type: 'string', format: 'uri' } };
}

function field(name: string, type: InputField['type'], settings: FieldSettings): FieldDraft {
  const { required = false, ...rest } = settings;
  return { name, type, nullable: false, required, ...rest };
}
