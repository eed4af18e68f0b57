import type { SettingKey, Settings } from '../config.js';
import type { SettingOrigin } from './settings-layer.js';

/** The configuration, and how it came about. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** The source of every key that has a value. */
  readonly origins: Readonly<Partial<Record<SettingKey, SettingOrigin>>>;
  /** Sentences to show once: something was written down that does not count. */
  readonly warnings: readonly string[];
  /** Absolute paths of the files that were read. */
  readonly files: {
    readonly project?: string;
    readonly user?: string;
    readonly dotenv?: string;
  };
}
