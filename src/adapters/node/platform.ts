import { homedir } from 'node:os';
import type { Platform } from '../../ports/platform.js';
import { systemClock } from './clock.js';
import { lazyDisk } from './lazy-disk.js';
import { readVersion } from './package-version.js';
import { systemRandomness } from './randomness.js';

/** The real world, for `bin`. */
export function createPlatform(): Platform {
  return {
    env: process.env,
    cwd: process.cwd(),
    homeDir: homedir(),
    os: process.platform,
    nodeVersion: process.version,
    version: readVersion(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: systemClock,
    randomness: systemRandomness,
    disk: lazyDisk,
    onSignal(name, listener) {
      process.on(name, listener);
      return () => process.off(name, listener);
    },
    exit: (code) => process.exit(code),
  };
}
