import * as z from 'zod';
import { type SettingKey, settingsSchema } from '../config.js';
import type { JsonValue } from '../json.js';
import { settingMeta } from './setting-meta.js';

/** A key of the configuration for readers. */
export interface SettingDescription {
  readonly key: SettingKey;
  /** A sentence. */
  readonly description: string;
  readonly variable: string | undefined;
  /** `1 to 64`, or the words to choose from; absent where anything of the type goes. */
  readonly accepted: string | undefined;
  /** A fixed default. */
  readonly default: JsonValue | undefined;
  /** The default in words, where it is not fixed. */
  readonly defaultText: string | undefined;
  /** A value that is good to start from. */
  readonly example: JsonValue;
  /** Why a project's file may not set it. */
  readonly ownerOnly: string | undefined;
  readonly secret: boolean;
}

/** Everything the schema says about a key. */
export function describeSetting(key: SettingKey): SettingDescription {
  const meta = settingMeta(key);
  const fixed = defaultOf(key);
  return {
    key,
    description: meta.description ?? '',
    variable: meta.env,
    accepted: acceptedBy(key),
    default: meta.defaultText === undefined ? fixed : undefined,
    defaultText: meta.defaultText,
    example: jsonValue(meta.example ?? fixed ?? ''),
    ownerOnly: meta.ownerOnly,
    secret: meta.secret === true,
  };
}

function defaultOf(key: SettingKey): JsonValue | undefined {
  const schema = settingsSchema.shape[key];
  return schema instanceof z.ZodDefault ? jsonValue(schema.def.defaultValue) : undefined;
}

function acceptedBy(key: SettingKey): string | undefined {
  const schema = settingsSchema.shape[key].unwrap();
  if (schema instanceof z.ZodEnum) return schema.options.map((word) => `\`${word}\``).join(' or ');
  return schema instanceof z.ZodNumber ? `${schema.minValue} to ${schema.maxValue}` : undefined;
}

function jsonValue(value: unknown): JsonValue {
  return z.json().parse(value);
}
