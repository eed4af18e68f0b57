import path from 'node:path';
import type { Environment } from '../../domain/config/environment-layer.js';

/** What decides where a user's own files lie. */
export interface UserPlace {
  readonly env: Environment;
  /** Absolute. */
  readonly homeDir: string;
  /** `linux`, `darwin`, `win32`, ... */
  readonly os: string;
}

/**
 * Folder of the user's own configuration. `XDG_CONFIG_HOME` or `~/.config`, on macOS too, as command-line programs do
 * there; on Windows `APPDATA`.
 */
export function userConfigFolder(place: UserPlace): string {
  const { win32, posix } = path;
  if (place.os === 'win32')
    return win32.join(
      absolute(place, 'APPDATA') ?? win32.join(place.homeDir, 'AppData', 'Roaming'),
      'aivideo',
    );
  return posix.join(absolute(place, 'XDG_CONFIG_HOME') ?? posix.join(place.homeDir, '.config'), 'aivideo');
}

/**
 * Folder for what can be made again: `XDG_CACHE_HOME` or `~/.cache`; on macOS without that variable
 * `~/Library/Caches`; on Windows `LOCALAPPDATA`.
 */
export function userCacheFolder(place: UserPlace): string {
  const { win32, posix } = path;
  if (place.os === 'win32') {
    const local = absolute(place, 'LOCALAPPDATA') ?? win32.join(place.homeDir, 'AppData', 'Local');
    return win32.join(local, 'aivideo', 'Cache');
  }
  const usual = place.os === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return posix.join(absolute(place, 'XDG_CACHE_HOME') ?? posix.join(place.homeDir, ...usual), 'aivideo');
}

/** A folder from a variable; the XDG specification has relative ones ignored. */
function absolute({ env, os }: UserPlace, variable: string): string | undefined {
  const folder = env[variable];
  const { isAbsolute } = os === 'win32' ? path.win32 : path.posix;
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}
