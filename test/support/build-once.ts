import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

/** Before any test: tests that run the program run what the sources say, not what was built some time ago. */
export async function setup(): Promise<void> {
  const built = await changedMs(join(root, 'dist', 'main.js'));
  const sources = await readdir(join(root, 'src'), { recursive: true });
  const changes = await Promise.all(sources.map((name) => changedMs(join(root, 'src', name))));
  if (changes.every((change) => change <= built)) return;
  const rolldown = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  await promisify(execFile)(process.execPath, [rolldown, '-c', '--logLevel', 'silent'], { cwd: root });
}

async function changedMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? 0 : (found?.mtimeMs ?? 0);
}
