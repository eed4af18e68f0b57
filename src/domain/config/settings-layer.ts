import type { SettingKey } from '../config.js';

/** The sources of configuration, the strongest first. */
export const settingSources = ['flag', 'environment', 'project file', 'user file', 'default'] as const;

export type SettingSource = (typeof settingSources)[number];

/** Where a value comes from. */
export interface SettingOrigin {
  readonly source: SettingSource;
  /** Path of the file, or name of the environment variable. Absent for flags and defaults. */
  readonly from?: string;
}

/** Everything that one source says, unchecked. A value that is `undefined` says nothing. */
export interface SettingsLayer {
  readonly source: Exclude<SettingSource, 'default'>;
  /** Absolute path of the file: of the configuration, or the `.env` file. Absent for flags and real variables. */
  readonly file?: string;
  /** By key; for a file, whatever stands in it. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What one source says, checked. */
export interface CheckedLayer {
  readonly layer: SettingsLayer;
  readonly values: Readonly<Partial<Record<SettingKey, unknown>>>;
}
