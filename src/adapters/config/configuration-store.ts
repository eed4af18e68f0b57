import { access, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { ConfigurationPlaces, ConfigurationStore } from '../../ports/configuration-store.js';
import { userConfigFolder } from './config-folders.js';
import { defaultSettings, findSources, loadSettings, type SettingsRequest } from './load-settings.js';

/** The configuration of this machine and of the current folder's project. */
export function createConfigurationStore(request: SettingsRequest): ConfigurationStore {
  return {
    load: () => loadSettings(request),
    defaults: () => defaultSettings(request),
    places: () => findPlaces(request),
    write: writeConfiguration,
  };
}

async function findPlaces(request: SettingsRequest): Promise<ConfigurationPlaces> {
  const { project, user, dotenv } = await findSources(request);
  return {
    ...(project.file && { projectFile: project.file.path }),
    ...(user && { userFile: user.path }),
    ...(dotenv && { dotenvFile: dotenv.path }),
    newProjectFile: path.join(await realpath(request.cwd), '.aivideorc.json'),
    newUserFile: path.join(userConfigFolder(request), 'config.json'),
  };
}

async function writeConfiguration(
  file: string,
  text: string,
  { overwrite, ownerOnly }: { readonly overwrite: boolean; readonly ownerOnly: boolean },
): Promise<void> {
  if (!overwrite && (await exists(file)))
    throw new AivideoError('output-exists', `Configuration file \`${file}\` is there already`, {
      details: { path: file },
    });
  const partial = `${file}.partial`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(partial, text, { mode: ownerOnly ? 0o600 : 0o644 });
    await rename(partial, file);
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new AivideoError('output-unwritable', `Configuration file \`${file}\` can not be written`, {
      cause,
      details: { path: file },
    });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
