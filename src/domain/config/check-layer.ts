import type { z } from 'zod';
import { type SettingKey, settingKeys, settingsSchema } from '../config.js';
import { AivideoError } from '../errors.js';
import { nearestKey } from './nearest-key.js';
import { projectProblem } from './project-limits.js';
import { isSettingKey, settingMeta } from './setting-meta.js';
import type { CheckedLayer, SettingsLayer } from './settings-layer.js';
import { shownValue } from './shown-value.js';

/**
 * Checks what one source says. Keys that start with `//` are comments, `$schema` is for editors.
 * Errors: `config-invalid`, for a flag `usage-invalid`; the message names the key, the value and the file.
 */
export function checkLayer(layer: SettingsLayer): CheckedLayer {
  const values: Partial<Record<SettingKey, unknown>> = {};
  for (const [name, value] of Object.entries(layer.values)) {
    if (value === undefined || isComment(name)) continue;
    if (!isSettingKey(name)) throw unknownKey(layer, [], name);
    const problem = layer.source === 'project file' ? projectProblem(name, value) : undefined;
    if (problem !== undefined) throw invalid(layer, [name], problem);
    values[name] = checkValue(layer, name, value);
  }
  return { layer, values };
}

function isComment(name: string): boolean {
  return name.startsWith('//') || name === '$schema';
}

function checkValue(layer: SettingsLayer, key: SettingKey, value: unknown): unknown {
  const outcome = settingsSchema.shape[key].safeParse(value);
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  const path = [key, ...(issue?.path ?? [])].map(String);
  if (issue?.code === 'unrecognized_keys') throw unknownKey(layer, path, issue.keys[0] ?? '');
  throw invalid(layer, path, requirement(key, issue, at(value, path.slice(1))));
}

function requirement(key: SettingKey, issue: z.core.$ZodIssue | undefined, value: unknown): string {
  const must = `must ${issue?.message ?? 'be something else'}`;
  return settingMeta(key).secret ? must : `${must}, got ${shownValue(value)}`;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function unknownKey(layer: SettingsLayer, path: readonly string[], name: string): AivideoError {
  const near = nearestKey(name, path.length === 0 ? settingKeys : modelKeys);
  const suggestion = near === undefined ? '' : `; the nearest key is \`${near}\``;
  return invalid(layer, [...path, name], `is unknown${suggestion}`);
}

const modelKeys = ['deadlineSeconds', 'priceUsd', 'input'];

function invalid(layer: SettingsLayer, path: readonly string[], problem: string): AivideoError {
  const place = layer.file === undefined ? '' : ` (in ${layer.file})`;
  return new AivideoError(
    layer.source === 'flag' ? 'usage-invalid' : 'config-invalid',
    `${nameInSource(layer, path)} ${problem}${place}`,
    { details: { key: path.join('.'), ...(layer.file === undefined ? {} : { file: layer.file }) } },
  );
}

/** How the user wrote it: ``Config key `fps` ``, ``Environment variable `AIVIDEO_FPS` ``, ``Option `--fps` ``. */
function nameInSource(layer: SettingsLayer, path: readonly string[]): string {
  const key = path[0] ?? '';
  if (layer.source === 'flag')
    return `Option \`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\``;
  if (layer.source !== 'environment') return `Config key ${shownValue(path.join('.'))}`;
  return `Environment variable \`${isSettingKey(key) ? settingMeta(key).env : key}\``;
}
