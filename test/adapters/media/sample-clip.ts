import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '../../support/fake-replicate/find-ffmpeg.js';

const run = promisify(execFile);

/** How a sample is made; anything that is left out has the value of a second of silent H.264 at 24 fps. */
export interface SampleOptions {
  /** A source in ffmpeg's filter language. */
  readonly source?: string;
  /** ffmpeg arguments between the input and the file. */
  readonly output?: readonly string[];
}

export const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Makes a real media file with ffmpeg and returns its path. */
export async function makeClip(folder: string, name: string, options: SampleOptions = {}): Promise<string> {
  const { source = 'testsrc2=size=320x180:rate=24:duration=1', output = x264 } = options;
  const path = join(folder, name);
  await runFfmpeg(['-f', 'lavfi', '-i', source, ...output, path]);
  return path;
}

/** Every decoded frame of every track, by its hash. */
export async function frameHashes(path: string): Promise<string> {
  return runFfmpeg(['-i', path, '-map', '0', '-f', 'framemd5', '-']);
}

/** Runs ffmpeg and returns what it prints; throws when it has anything to complain about. */
export async function runFfmpeg(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(findFfmpeg(), ['-hide_banner', '-v', 'error', '-y', ...args]);
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}
