import { settingKeys } from '../config.js';
import { nearestKey } from './nearest-key.js';
import { isNumeric, settingMeta } from './setting-meta.js';
import type { SettingsLayer } from './settings-layer.js';

/** Environment variables, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says. An empty variable, or one of white space alone, counts as unset. */
export function environmentLayer(env: Environment): SettingsLayer {
  const values: Record<string, unknown> = {};
  for (const key of settingKeys) {
    const text = variable(env, settingMeta(key).env);
    if (text !== undefined) values[key] = isNumeric(key) ? numberOrText(text) : text;
  }
  return { source: 'environment', values };
}

/** One sentence for each variable that starts like ours, is none of ours and looks like a slip of the pen. */
export function misspelledVariables(env: Environment): readonly string[] {
  const known = settingKeys
    .flatMap((key) => settingMeta(key).env ?? [])
    .filter((name) => name.startsWith(prefix));
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix) && !known.includes(name) && variable(env, name) !== undefined)
    .flatMap((name) => {
      const near = nearestKey(
        name.slice(prefix.length),
        known.map((other) => other.replace(prefix, '')),
      );
      return near === undefined
        ? []
        : [`Environment variable \`${name}\` is unknown; the nearest one is \`${prefix}${near}\``];
    });
}

const prefix = 'AIVIDEO_';

function variable(env: Environment, name: string | undefined): string | undefined {
  const text = name === undefined ? undefined : env[name]?.trim();
  return text === '' ? undefined : text;
}

function numberOrText(text: string): number | string {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : text;
}
