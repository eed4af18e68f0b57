import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The ffmpeg that npm brought for this machine, else the one on the path. */
export function findFfmpeg(): string {
  const require = createRequire(import.meta.url);
  const name = `@ffmpeg-binary/${process.platform}-${process.arch}`;
  try {
    const executable = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
    const found = join(dirname(require.resolve(`${name}/package.json`)), executable);
    return existsSync(found) ? found : 'ffmpeg';
  } catch {
    return 'ffmpeg';
  }
}
