import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const command = join(import.meta.dirname, 'jq-command.mjs');

/** Puts a `jq` into a folder that is to stand on the PATH: no machine needs one of its own. */
export async function writeJqShim(folder: string): Promise<void> {
  await writeProgram(join(folder, 'jq'), command);
}

/** Puts an `aivideo` that runs the built program of this checkout into such a folder. */
export async function writeAivideoShim(folder: string): Promise<void> {
  await writeProgram(join(folder, 'aivideo'), join(import.meta.dirname, '../../bin/aivideo.js'));
}

async function writeProgram(path: string, script: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  await chmod(path, 0o755);
}
