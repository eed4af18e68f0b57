import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../domain/config/merge-sources.js';
import { AivideoError } from '../../domain/errors.js';
import {
  type ConfigValues,
  keysOf,
  parseConfigText,
  parseJson,
  programExtensions,
} from './parse-config-text.js';
import { readText } from './read-text.js';

/** A configuration file that is there, not yet understood. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Errors: `config-invalid`. */
  read(): Promise<SourceFile<unknown>>;
}

/** What a search has found. */
export interface FoundProject {
  readonly file?: FoundFile;
  /** Files that were passed over though somebody could think that they count. */
  readonly warnings: readonly string[];
}

/** Names of a project's file, the strongest first; after them comes the key `aivideo` of `package.json`. */
export const projectFileNames: readonly string[] = [
  '.aivideorc',
  '.aivideorc.json',
  '.aivideorc.yaml',
  '.aivideorc.yml',
];

/**
 * The nearest project file, from the current folder upwards. The search ends at the root of the repository (the folder
 * with `.git`). Outside of a repository it ends below the home folder, and outside of that it does not leave the
 * current folder: a file that somebody has put into a shared folder is nobody's project. The home folder and what is
 * above it is only looked at when it is the current folder.
 */
export async function findProjectFile(cwd: string, homeDir: string): Promise<FoundProject> {
  const warnings: string[] = [];
  for (const folder of await foldersToSearch(cwd, homeDir)) {
    warnings.push(...[...folder.names].filter(isProgram).map((name) => programWarning(folder, name)));
    const [file, ...others] = await projectFilesIn(folder);
    if (file === undefined) continue;
    return { file, warnings: [...warnings, ...others.map((other) => secondWarning(other, file))] };
  }
  return { warnings };
}

/** The file that the user has named. Reading it fails when it is not there. */
export function namedProjectFile(file: string): FoundFile {
  return {
    path: file,
    async read() {
      const text = await readText(file);
      if (text === undefined)
        throw new AivideoError('config-invalid', `Config file \`${file}\` does not exist`, {
          details: { file },
        });
      return { path: file, values: await valuesOf(file, text) };
    },
  };
}

async function valuesOf(file: string, text: string): Promise<ConfigValues> {
  return path.basename(file) === 'package.json'
    ? (packageKey(file, text) ?? {})
    : parseConfigText(file, text);
}

interface Folder {
  readonly path: string;
  readonly names: ReadonlySet<string>;
}

async function foldersToSearch(cwd: string, homeDir: string): Promise<readonly Folder[]> {
  const [start, home] = await Promise.all([resolved(cwd), resolved(homeDir)]);
  const folders: Folder[] = [];
  for (let at = start; at !== home || at === start; at = path.dirname(at)) {
    folders.push({ path: at, names: await namesIn(at) });
    if (folders.at(-1)?.names.has('.git')) return folders;
    if (at === path.dirname(at) || at === home) return folders.slice(0, 1);
  }
  return folders;
}

/** The files of a folder that are there and speak of aivideo, the strongest first. */
async function projectFilesIn(folder: Folder): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of [...projectFileNames, 'package.json'].filter((known) => folder.names.has(known))) {
    const file = path.join(folder.path, name);
    const text = await readText(file);
    if (text === undefined || (name === 'package.json' && !speaksOfAivideo(file, text))) continue;
    found.push({ path: file, read: async () => ({ path: file, values: await valuesOf(file, text) }) });
  }
  return found;
}

/** A `package.json` that is broken counts too, so that reading it says so. */
function speaksOfAivideo(file: string, text: string): boolean {
  if (!text.includes('"aivideo"')) return false;
  try {
    return packageKey(file, text) !== undefined;
  } catch {
    return true;
  }
}

/** What stands under `aivideo` in a `package.json`. */
function packageKey(file: string, text: string): ConfigValues | undefined {
  const own = keysOf(file, parseJson(file, text)).aivideo;
  return own === undefined ? undefined : keysOf(file, own);
}

function isProgram(name: string): boolean {
  return /^(\.aivideorc|aivideo\.config)\.\w+$/.test(name) && programExtensions.includes(path.extname(name));
}

function programWarning(folder: Folder, name: string): string {
  return `\`${path.join(folder.path, name)}\` is ignored: configuration is JSON or YAML and is never run`;
}

function secondWarning(ignored: FoundFile, used: FoundFile): string {
  return `\`${ignored.path}\` is ignored: \`${path.basename(used.path)}\` beside it comes first`;
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  return new Set(await readdir(folder).catch(() => []));
}

async function resolved(folder: string): Promise<string> {
  return realpath(folder).catch(() => path.resolve(folder));
}
