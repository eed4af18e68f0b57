import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../domain/config/merge-sources.js';
import type { FoundFile } from './find-project-file.js';
import { parseConfigText } from './parse-config-text.js';
import { readText } from './read-text.js';

/** Names of the user's own file, the strongest first. */
export const userFileNames: readonly string[] = ['config.json', 'config.yaml', 'config.yml'];

/** The user's own configuration file in `folder`, when there is one. */
export async function findUserFile(folder: string): Promise<FoundFile | undefined> {
  for (const name of userFileNames) {
    const file = path.join(folder, name);
    const text = await readText(file);
    if (text !== undefined)
      return { path: file, read: async () => ({ path: file, values: await parseConfigText(file, text) }) };
  }
  return undefined;
}

/** A sentence when others on this machine can read a file that holds the token. */
export async function exposureWarning(
  { path: file, values }: SourceFile<unknown>,
  os: string,
): Promise<readonly string[]> {
  const holdsSecret = values.replicateToken !== undefined || values.llmApiKey !== undefined;
  if (!holdsSecret || os === 'win32') return [];
  const { mode } = await stat(file);
  return (mode & 0o077) === 0
    ? []
    : [
        `\`${file}\` holds a token and can be read by others on this machine: \`chmod 600 ${file}\` ends that`,
      ];
}
