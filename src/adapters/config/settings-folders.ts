import { join, resolve } from 'node:path';
import type { Settings } from '../../domain/config.js';

/** Where a program runs. */
export interface Place {
  readonly cwd: string;
  readonly homeDir: string;
  readonly os: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folders of the settings as absolute paths. The cache goes where the system keeps caches: `XDG_CACHE_HOME` or
 * `~/.cache` (XDG Base Directory Specification 0.8), `~/Library/Caches`, `%LOCALAPPDATA%`.
 */
export function settingsFolders(
  settings: Pick<Settings, 'outputDir' | 'stateDir' | 'cacheDir'>,
  place: Place,
): { readonly output: string; readonly state: string; readonly cache: string } {
  const output = resolve(place.cwd, settings.outputDir);
  return {
    output,
    state: settings.stateDir === undefined ? join(output, '.runs') : resolve(place.cwd, settings.stateDir),
    cache: settings.cacheDir === undefined ? systemCache(place) : resolve(place.cwd, settings.cacheDir),
  };
}

function systemCache({ homeDir, os, env }: Place): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'aivideo');
  if (os === 'darwin') return join(homeDir, 'Library', 'Caches', 'aivideo');
  if (os === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'aivideo', 'Cache');
  return join(homeDir, '.cache', 'aivideo');
}
