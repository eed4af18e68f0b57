import path from 'node:path';
import type { LoadedSettings } from '../../domain/config/loaded-settings.js';
import type { SourceFile } from '../../domain/config/merge-sources.js';
import type { SettingKey, Settings } from '../../domain/config.js';
import { type UserPlace, userCacheFolder, userConfigFolder } from './config-folders.js';
import { type FoundFile, type FoundProject, findProjectFile, namedProjectFile } from './find-project-file.js';
import { readDotenv } from './read-dotenv.js';
import { resolvePaths } from './resolve-paths.js';
import { exposureWarning, findUserFile } from './user-file.js';

export type { LoadedSettings } from '../../domain/config/loaded-settings.js';

/** Where to look for configuration. */
export interface SettingsRequest extends UserPlace {
  /** Absolute. */
  readonly cwd: string;
  /** What the command line says; `undefined` says nothing. */
  readonly flags?: { readonly [Key in SettingKey]?: Settings[Key] | undefined };
  /** `--config FILE`, in place of the search for a project's file. */
  readonly configFile?: string;
}

/**
 * The configuration: flag, else environment, else project file, else user file, else default. A real environment
 * variable wins over the `.env` file, from which only the token is taken. Errors: `config-invalid`, and
 * `usage-invalid` for a flag.
 */
export async function loadSettings(request: SettingsRequest): Promise<LoadedSettings> {
  const [found] = await Promise.all([findSources(request), import('../../domain/config/merge-sources.js')]);
  return settle(request, found);
}

/** What holds where nothing is configured: no file, no flag, no variable but those that say where folders lie. */
export async function defaultSettings({ env, cwd, homeDir, os }: SettingsRequest): Promise<LoadedSettings> {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = env;
  const nothing = { project: { warnings: [] }, user: undefined, dotenv: undefined };
  return settle({ env: { XDG_CACHE_HOME, LOCALAPPDATA }, cwd, homeDir, os }, nothing);
}

async function settle(request: SettingsRequest, found: FoundSources): Promise<LoadedSettings> {
  const { env, os, flags = {} } = request;
  const { mergeSources } = await import('../../domain/config/merge-sources.js');
  const [project, user] = await Promise.all([found.project.file?.read(), found.user?.read()]);
  const merged = mergeSources({ flags, env, dotenv: found.dotenv, project, user });
  return {
    settings: await resolvePaths(merged, { ...request, cacheFolder: userCacheFolder(request) }),
    origins: { stateDir: { source: 'default' }, cacheDir: { source: 'default' }, ...merged.origins },
    warnings: [
      ...found.project.warnings,
      ...(user ? await exposureWarning(user, os) : []),
      ...merged.warnings,
    ],
    files: {
      ...(project && { project: project.path }),
      ...(user && { user: user.path }),
      ...(found.dotenv && { dotenv: found.dotenv.path }),
    },
  };
}

/** The files that configuration is read from. */
export interface FoundSources {
  readonly project: FoundProject;
  readonly user: FoundFile | undefined;
  readonly dotenv: SourceFile<string> | undefined;
}

/** Finds the files without understanding them, so that a broken one can be named. */
export async function findSources(request: SettingsRequest): Promise<FoundSources> {
  const { cwd, homeDir, configFile } = request;
  const [project, user, dotenv] = await Promise.all([
    configFile === undefined
      ? findProjectFile(cwd, homeDir)
      : { file: namedProjectFile(path.resolve(cwd, configFile)), warnings: [] },
    findUserFile(userConfigFolder(request)),
    readDotenv(cwd),
  ]);
  return { project, user, dotenv };
}
