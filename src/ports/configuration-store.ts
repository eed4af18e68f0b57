import type { LoadedSettings } from '../domain/config/loaded-settings.js';

/** Where configuration is looked for and found. All paths are absolute. */
export interface ConfigurationPlaces {
  /** The project's file, when there is one. */
  readonly projectFile?: string;
  /** The user's own file, when there is one. */
  readonly userFile?: string;
  /** The `.env` file of the current folder, when there is one. */
  readonly dotenvFile?: string;
  /** Where `config init` writes the project's file. */
  readonly newProjectFile: string;
  /** Where `config init --user` writes the user's own file. */
  readonly newUserFile: string;
}

/** The configuration as it lies on this machine. */
export interface ConfigurationStore {
  /** From all sources. Errors: `config-invalid`. */
  load(): Promise<LoadedSettings>;
  /** What holds where nothing is configured, environment and files left out. */
  defaults(): Promise<LoadedSettings>;
  places(): Promise<ConfigurationPlaces>;
  /**
   * Writes a configuration file whole; with `ownerOnly` nobody else on this machine can read it.
   * Errors: `output-exists` when it is there and may not be replaced, `output-unwritable`.
   */
  write(
    path: string,
    text: string,
    options: { readonly overwrite: boolean; readonly ownerOnly: boolean },
  ): Promise<void>;
}
