import type { SettingKey } from '../config.js';
import { settingMeta } from './setting-meta.js';
import { shownValue } from './shown-value.js';

/**
 * Why a project's file may not say this, in words that follow the name of the key. Whoever opens somebody
 * else's project runs with that project's file: it must not send a secret elsewhere, run a program, or read and
 * write outside of its own folder.
 */
export function projectProblem(key: SettingKey, value: unknown): string | undefined {
  const { ownerOnly, path } = settingMeta(key);
  if (ownerOnly !== undefined)
    return `can not be set by a project's file, because ${ownerOnly}: use the environment or your own configuration file`;
  if (path === 'folder' && typeof value === 'string' && leavesFolder(value)) return stayInside(value);
  return key === 'models' ? outsideInput(value) : undefined;
}

/** Whether a path, taken from some folder, leads out of that folder. Symbolic links are not looked at. */
export function leavesFolder(path: string): boolean {
  if (/^(?:[\\/~]|[A-Za-z]:)/.test(path) || path.includes('\0')) return true;
  let depth = 0;
  for (const step of path.split(/[\\/]/)) {
    if (step === '..') depth -= 1;
    else if (step !== '' && step !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

function stayInside(value: string): string {
  return `must stay inside the project's folder when a project's file sets it, got ${shownValue(value)}`;
}

/** `@path` sends a file to the provider: from a project's file only files of that project. */
function outsideInput(models: unknown): string | undefined {
  const outside = strings(models).find((text) => text.startsWith('@') && leavesFolder(text.slice(1)));
  return outside === undefined ? undefined : `holds a file outside: it ${stayInside(outside)}`;
}

/** Every text in a value of the shape of `models`: name, key, input, list. */
function strings(value: unknown, depth = 4): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((inner) => strings(inner, depth - 1));
}
