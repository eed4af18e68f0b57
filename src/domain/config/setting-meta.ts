import type { GlobalMeta } from 'zod';
import { type SettingKey, settingKeys, settingsSchema } from '../config.js';

/** What the schema says about a key, apart from its type. */
export function settingMeta(key: SettingKey): GlobalMeta {
  return settingsSchema.shape[key].meta() ?? {};
}

/** Whether the value is a number, so that the text of an environment variable has to be read as one. */
export function isNumeric(key: SettingKey): boolean {
  return settingsSchema.shape[key].unwrap().def.type === 'number';
}

/** The key that an environment variable sets. */
export function keyOfVariable(variable: string): SettingKey | undefined {
  return settingKeys.find((key) => settingMeta(key).env === variable);
}

/** Whether a name found in a file or a flag is a key. */
export function isSettingKey(name: string): name is SettingKey {
  return Object.hasOwn(settingsSchema.shape, name);
}
