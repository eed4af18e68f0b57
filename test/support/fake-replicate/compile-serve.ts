import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const sources = fileURLToPath(new URL('./', import.meta.url));
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Compiles the fake to plain JavaScript, because the oldest Node that is supported can not run TypeScript. The result
 * lies in a temporary folder named after the sources' contents, and is made only once for them. Returns the path to run.
 */
export async function compileServe(): Promise<string> {
  const folder = join(tmpdir(), `aivideo-fake-replicate-${hashSources()}`);
  if (!existsSync(folder)) await compileInto(folder);
  return join(folder, 'test', 'support', 'fake-replicate', 'serve.js');
}

async function compileInto(folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(tmpdir(), 'aivideo-fake-replicate-compiling-'));
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const options = [
    '--ignoreConfig',
    '--noCheck',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
  ];
  const places = ['--rootDir', repository, '--outDir', unfinished];
  await promisify(execFile)(process.execPath, [compiler, ...options, ...places, join(sources, 'serve.ts')]);
  await writeFile(join(unfinished, 'package.json'), '{"type":"module"}\n');
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was faster; what it made is the same.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function hashSources(): string {
  const files = readdirSync(sources, { recursive: true }).map(String);
  const hash = createHash('sha256');
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(sources, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
