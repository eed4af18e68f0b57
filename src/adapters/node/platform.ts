import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Platform } from '../../cli/platform.js';
import { systemClock } from './clock.js';
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
    onSignal(name, listener) {
      process.on(name, listener);
      return () => process.off(name, listener);
    },
    exit: (code) => process.exit(code),
  };
}

/** The version stands once, in package.json, two folders above both `src/adapters/node` and `dist/adapters/node`. */
function readVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const version = /"version": "([^"]+)"/.exec(text)?.[1];
  if (version === undefined) throw new Error('package.json names no version');
  return version;
}
