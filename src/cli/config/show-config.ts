import { describeSetting } from '../../domain/config/describe-setting.js';
import type { LoadedSettings } from '../../domain/config/loaded-settings.js';
import type { SettingOrigin } from '../../domain/config/settings-layer.js';
import { plainValue } from '../../domain/config/shown-value.js';
import { type SettingKey, settingKeys } from '../../domain/config.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';
import { printJson, wantsJson } from './print-json.js';

/** `aivideo config show`: every key, its value, and with `--origin` where that comes from. */
export async function showConfig(call: CommandCall, context: CliContext): Promise<number> {
  const store = await context.configuration();
  const loaded = await store.load();
  for (const warning of loaded.warnings) context.warn(`warning: ${warning}`);
  if (wantsJson(context)) printJson(context, asJson(loaded));
  else context.platform.stdout.write(tableText(rows(loaded, call.options.origin === true, context)));
  return 0;
}

function asJson({ settings, origins, files, warnings }: LoadedSettings): JsonObject {
  const values: Record<string, JsonValue> = {};
  for (const key of settingKeys) {
    const value = settings[key];
    if (value !== undefined) values[key] = describeSetting(key).secret ? '****' : value;
  }
  return { ok: true, settings: values, origins: asRecord(origins), files: { ...files }, warnings };
}

function asRecord(origins: LoadedSettings['origins']): JsonObject {
  const entries = Object.entries(origins).map(([key, { source, from }]): [string, JsonObject] => [
    key,
    from === undefined ? { source } : { source, from },
  ]);
  return Object.fromEntries(entries);
}

function rows(
  { settings, origins }: LoadedSettings,
  withOrigin: boolean,
  { paint }: CliContext,
): readonly (readonly string[])[] {
  return settingKeys.map((key) => {
    const value = settings[key];
    const shown = value === undefined ? paint.dim('not set') : valueText(key, value);
    return withOrigin
      ? [paint.cyan(key), shown, paint.dim(originText(origins[key]))]
      : [paint.cyan(key), shown];
  });
}

function valueText(key: SettingKey, value: JsonValue): string {
  return describeSetting(key).secret ? '****' : plainValue(value);
}

function originText(origin: SettingOrigin | undefined): string {
  if (origin === undefined) return '';
  return origin.from === undefined ? origin.source : `${origin.source}: ${origin.from}`;
}
