import { join } from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createFakePlatform } from './fake-platform.js';

/** What came of one call of the program. */
export interface Composed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, in a folder that also holds its cache. */
export async function runInFolder(cwd: string, ...args: readonly string[]): Promise<Composed> {
  const platform = createFakePlatform({ cwd, env: { AIVIDEO_CACHE_DIR: join(cwd, 'cache') } });
  const status = await main(args, platform);
  return { status, ...platform.written };
}

/** Makes a film that must come out and returns what `--json` says of it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect
export async function composeInside(cwd: string, ...args: readonly string[]): Promise<any> {
  const { status, stdout, stderr } = await runInFolder(cwd, 'compose', ...args, '--json');
  expect(stderr).not.toMatch(/^error/m);
  expect(status).toBe(0);
  return JSON.parse(stdout).film;
}
