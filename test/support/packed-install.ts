import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

const repository = resolve(import.meta.dirname, '../..');
const execute = promisify(execFile);

/** aivideo as its users get it: packed, and installed for the whole of an empty prefix. */
export interface PackedInstall {
  /** The installed package. */
  readonly packageFolder: string;
  /** Every file that the package brought, with `/` between the parts of its path. */
  readonly files: readonly string[];
  /** A PATH on which `aivideo` stands, with the Node that runs the tests. */
  readonly path: string;
  remove(): Promise<void>;
}

/** Packs what was built last, without building it anew under the feet of other tests, and installs it. */
export async function installPacked(): Promise<PackedInstall> {
  const folder = await mkdtemp(join(tmpdir(), 'aivideo-packed-'));
  const prefix = join(folder, 'prefix');
  await npm('pack', '--ignore-scripts', '--pack-destination', folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack has left no tarball');
  await npm(
    ...['install', '--global', '--prefix', prefix, join(folder, tarball)],
    ...['--prefer-offline', '--no-audit', '--no-fund'],
  );
  const packageFolder = join(prefix, 'lib', 'node_modules', 'aivideo');
  return {
    packageFolder,
    files: await ownFiles(packageFolder),
    path: [join(prefix, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function npm(...words: readonly string[]): Promise<void> {
  await execute('npm', words, { cwd: repository, maxBuffer: 16 * 1024 ** 2 });
}

/** Without those of the packages that it depends on. */
async function ownFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();
}
