import { join, resolve } from 'node:path';
import type { Settings } from '../../domain/config.js';
import { type UserPlace, userCacheFolder } from './config-folders.js';

/** The folders of the settings as absolute paths, with the defaults that depend on the machine filled in. */
export function settingsFolders(
  settings: Pick<Settings, 'outputDir' | 'stateDir' | 'cacheDir'>,
  place: UserPlace & { readonly cwd: string },
): { readonly output: string; readonly state: string; readonly cache: string } {
  const output = resolve(place.cwd, settings.outputDir);
  return {
    output,
    state: settings.stateDir === undefined ? join(output, '.runs') : resolve(place.cwd, settings.stateDir),
    cache: settings.cacheDir === undefined ? userCacheFolder(place) : resolve(place.cwd, settings.cacheDir),
  };
}
