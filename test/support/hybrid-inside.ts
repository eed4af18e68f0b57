import { join } from 'node:path';
import { expect } from 'vitest';
import { runInFolder } from './compose-inside.js';
import { plainClip } from './plain-clip.js';

/** Makes a film that must come out and returns what `--json` says. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect
export async function hybrid(cwd: string, ...args: readonly string[]): Promise<any> {
  const exact = ['--preset', 'ultrafast', '--crf', '1', '-f', '-o', 'film.mp4', '--json'];
  const { status, stdout, stderr } = await runInFolder(cwd, 'hybrid', ...args, ...exact);
  expect(stderr).not.toMatch(/^error/m);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** A simulation of one grey, AI video of another, both 160x90 at 24 fps. */
export async function twoGreys(cwd: string, frames = 24): Promise<readonly string[]> {
  await plainClip(join(cwd, 's.mp4'), { frames, size: '160x90', luma: '200' });
  await plainClip(join(cwd, 'a.mp4'), { frames, size: '160x90', luma: '60' });
  return ['--simulation', 's.mp4', '--ai', 'a.mp4'];
}

/** Codes of pixels are off by a little after coding. */
export function near(value: number | undefined, wanted: number, tolerance = 2): void {
  expect(Math.abs((value ?? -1000) - wanted), `${value} is not ${wanted}`).toBeLessThanOrEqual(tolerance);
}
