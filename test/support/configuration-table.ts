import { describeSetting, type SettingDescription } from '../../src/domain/config/describe-setting.js';
import { settingKeys } from '../../src/domain/config.js';

/** The table of the README: every key of the configuration, from the schema. */
export function configurationTable(): string {
  const header = ['Key', 'Environment variable', 'Default', 'What it does'];
  const rows = settingKeys.map((key) => row(describeSetting(key)));
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function row(setting: SettingDescription): readonly string[] {
  const { key, variable, description, accepted, ownerOnly } = setting;
  const range = accepted === undefined ? '' : ` Accepted: ${accepted}.`;
  const limit = ownerOnly === undefined ? '' : ` Not in a project's file: ${ownerOnly}.`;
  return [
    `\`${key}\``,
    variable === undefined ? '' : `\`${variable}\``,
    defaultText(setting),
    description + range + limit,
  ];
}

function defaultText({ default: fixed, defaultText }: SettingDescription): string {
  if (defaultText !== undefined) return defaultText;
  if (fixed === undefined) return '';
  return `\`${typeof fixed === 'string' ? fixed : JSON.stringify(fixed)}\``;
}
