import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SettingsRequest } from '../../../src/adapters/config/load-settings.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A home folder with a project in it, `home/project/sub`, and whatever else a test puts there. */
export interface ConfigurationTree {
  readonly home: string;
  readonly project: string;
  /** The request of a user who stands in `home/project`. */
  readonly request: SettingsRequest;
  /** Writes a file; the path starts at `home`. Returns its absolute path. */
  write(path: string, content: string | Uint8Array): Promise<string>;
}

/** Lays out such a tree in a temporary folder. */
export async function createConfigurationTree(): Promise<ConfigurationTree> {
  const home = await realpath(await temporaryFolder());
  const project = join(home, 'project');
  await mkdir(join(project, 'sub'), { recursive: true });
  return {
    home,
    project,
    request: { cwd: project, homeDir: home, env: {}, os: 'linux' },
    async write(path, content) {
      const file = join(home, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    },
  };
}
