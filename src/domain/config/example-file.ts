import { settingKeys } from '../config.js';
import { describeSetting, type SettingDescription } from './describe-setting.js';

/** Whose configuration file it is. */
export type ConfigurationOwner = 'project' | 'user';

/**
 * The text of a new configuration file: JSON with every key that may stand in it. Keys with a fixed default are set to it, the
 * others stand there with their example as comments (`"//fps": 24`).
 */
export function exampleFile(owner: ConfigurationOwner): string {
  const settings = settingKeys
    .map(describeSetting)
    .filter(({ ownerOnly }) => owner === 'user' || ownerOnly === undefined);
  const entries = [line('//', introduction[owner]), ...settings.map(entry)];
  return `{\n${entries.join(',\n\n')}\n}\n`;
}

const introduction = {
  project:
    'Configuration of aivideo for this project. A key that starts with // is a comment: take the slashes away to use it.',
  user: 'Your configuration of aivideo for all projects. A key that starts with // is a comment: take the slashes away to use it.',
} as const;

function entry(setting: SettingDescription): string {
  const { key, example, default: fixed, ownerOnly } = setting;
  const isSet = fixed !== undefined && ownerOnly === undefined && key !== 'models';
  return [
    line(`// ${key}`, explanation(setting)),
    line(isSet ? key : `//${key}`, isSet ? fixed : example),
  ].join(',\n');
}

function explanation({ description, accepted, variable }: SettingDescription): string {
  const range = accepted === undefined ? '' : ` Accepted: ${accepted}.`;
  const environment = variable === undefined ? '' : ` Environment: ${variable}.`;
  return `${description}${range}${environment}`.replaceAll('`', '');
}

function line(key: string, value: unknown): string {
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;
}
