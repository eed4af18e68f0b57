import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { MergedSettings } from '../../domain/config/merge-layers.js';
import type { SettingOrigin } from '../../domain/config/settings-layer.js';
import type { ModelSettings, SettingKey, Settings } from '../../domain/config.js';
import { AivideoError } from '../../domain/errors.js';

/** From where relative paths start, and what stands in for absent ones. All absolute. */
export interface PathBases {
  readonly cwd: string;
  /** Takes the place of `~`. */
  readonly homeDir: string;
  readonly cacheFolder: string;
}

/**
 * Makes every path absolute and settles those that depend on others. In a project's file a relative path starts at
 * the file's folder, and does not leave that folder through a symbolic link either; everywhere else it starts at
 * the current folder (for a program in the user's own file: at that file's). A program's bare name stays, to be
 * looked for in `PATH`. Errors: `config-invalid`.
 */
export async function resolvePaths({ values, origins }: MergedSettings, bases: PathBases): Promise<Settings> {
  const resolve = async (key: SettingKey, value: string): Promise<string> => {
    const origin = origins[key];
    if (origin?.source !== 'project file' || origin.from === undefined) return fromHere(value, bases);
    return insideProject({ key, value, file: origin.from });
  };
  const { stateDir, cacheDir, ffmpegPath } = values;
  const outputDir = await resolve('outputDir', values.outputDir);
  return {
    ...values,
    outputDir,
    stateDir: stateDir === undefined ? path.join(outputDir, '.runs') : await resolve('stateDir', stateDir),
    cacheDir: cacheDir === undefined ? bases.cacheFolder : await resolve('cacheDir', cacheDir),
    ...(ffmpegPath === undefined ? {} : { ffmpegPath: program(ffmpegPath, origins.ffmpegPath, bases) }),
    models: await mapInputFiles(values.models, async (file) => resolve('models', file)),
  };
}

function fromHere(value: string, { cwd, homeDir }: PathBases): string {
  const expanded = /^~(?=$|[\\/])/.test(value) ? path.join(homeDir, value.slice(1)) : value;
  return path.resolve(cwd, expanded);
}

/** From the user's own file a program is never taken out of the folder that the user happens to stand in. */
function program(value: string, origin: SettingOrigin | undefined, bases: PathBases): string {
  if (!/[\\/]/.test(value)) return value;
  const cwd = origin?.source === 'user file' && origin.from ? path.dirname(origin.from) : bases.cwd;
  return fromHere(value, { ...bases, cwd });
}

interface ProjectPath {
  readonly key: SettingKey;
  readonly value: string;
  readonly file: string;
}

async function insideProject({ key, value, file }: ProjectPath): Promise<string> {
  const folder = path.dirname(file);
  const wanted = path.resolve(folder, value);
  const inside = path.relative(await realpath(folder), await realFolder(wanted));
  if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside))
    throw new AivideoError(
      'config-invalid',
      `Config key \`${key}\` must stay inside the project's folder, but \`${value}\` is a link that leads out (in ${file})`,
      { details: { key, file } },
    );
  return wanted;
}

/** A path without symbolic links, as far as it exists. */
async function realFolder(wanted: string): Promise<string> {
  try {
    return await realpath(wanted);
  } catch {
    const parent = path.dirname(wanted);
    return parent === wanted ? wanted : path.join(await realFolder(parent), path.basename(wanted));
  }
}

type Models = Readonly<Record<string, ModelSettings>>;
type InputValue = NonNullable<ModelSettings['input']>[string];

/** `models` with each input of the form `@file` replaced: such an input stands for the content of a local file. */
async function mapInputFiles(
  models: Models,
  map: (file: string) => Promise<string>,
): Promise<Record<string, ModelSettings>> {
  const mapText = async <Value>(value: Value): Promise<Value | string> =>
    typeof value === 'string' && value.startsWith('@') ? `@${await map(value.slice(1))}` : value;
  const mapValue = async (value: InputValue): Promise<InputValue> =>
    Array.isArray(value) ? Promise.all(value.map(mapText)) : mapText(value);
  const mapModel = async (model: ModelSettings): Promise<ModelSettings> =>
    model.input === undefined ? model : { ...model, input: await mapEntries(model.input, mapValue) };
  return mapEntries(models, mapModel);
}

async function mapEntries<Value>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Promise<Value>,
): Promise<Record<string, Value>> {
  const entries = Object.entries(record).map(async ([key, value]) => [key, await map(value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
