import { settingKeys } from '../config.js';
import { settingMeta } from './setting-meta.js';
import type { SettingsLayer } from './settings-layer.js';

const tokenVariable = 'REPLICATE_API_TOKEN';

/** What a `.env` file says: the token, and nothing else, because such a file comes with a project. */
export function dotenvLayer(file: string, variables: Readonly<Record<string, string>>): SettingsLayer {
  const token = variables[tokenVariable]?.trim();
  return { source: 'environment', file, values: token ? { replicateToken: token } : {} };
}

/** One sentence for each variable that a user could think is read from there. */
export function dotenvWarnings(file: string, variables: Readonly<Record<string, string>>): readonly string[] {
  return settingKeys
    .flatMap((key) => settingMeta(key).env ?? [])
    .filter((name) => name !== tokenVariable && Object.hasOwn(variables, name))
    .map(
      (name) =>
        `\`${name}\` in \`${file}\` is ignored: only \`${tokenVariable}\` is read from a \`.env\` file`,
    );
}
