import type { ChalkInstance } from 'chalk';
import type { Command } from 'commander';
import type { Settings } from '../domain/config.js';
import type { ConfigurationStore } from '../ports/configuration-store.js';
import type { EnvironmentProbe } from '../ports/environment-probe.js';
import type { Platform } from '../ports/platform.js';
import type { Services } from '../services/services.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly jsonStream: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly color: boolean;
  readonly progress: boolean;
  /** `--config FILE`. */
  readonly config?: string;
  /** `--state-dir FOLDER`. */
  readonly stateDir?: string;
  /** `--cache-dir FOLDER`. */
  readonly cacheDir?: string;
}

/** What a command's `run` is handed. */
export interface CliContext {
  readonly platform: Platform;
  readonly globals: GlobalOptions;
  /** The whole command tree, for `completion`. */
  readonly program: Command;
  /** Colours for standard output. */
  readonly paint: ChalkInstance;
  /** Colours for standard error. */
  readonly paintError: ChalkInstance;
  /** Aborted by Ctrl-C and SIGTERM; its reason is the `interrupted` or `terminated` error. */
  readonly signal: AbortSignal;
  /** Configuration from all its sources. Errors: `config-invalid`. */
  settings(): Promise<Settings>;
  /** The sources of the configuration themselves, of use also when they are broken. */
  configuration(): Promise<ConfigurationStore>;
  /** Looks at the machine, whatever the configuration says. */
  environmentProbe(): Promise<EnvironmentProbe>;
  services(): Promise<Services>;
  /** One line on standard error, unless `--quiet`. */
  say(line: string): void;
  /** One line on standard error that even `--quiet` does not hide: warnings. */
  warn(line: string): void;
}

/** Reads the options of the root command. */
export function globalOptions(options: Readonly<Record<string, unknown>>): GlobalOptions {
  const { config, stateDir, cacheDir } = options;
  return {
    json: options.json === true,
    jsonStream: options.jsonStream === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    debug: options.debug === true,
    color: options.color !== false,
    progress: options.progress !== false,
    ...(typeof config === 'string' ? { config } : {}),
    ...(typeof stateDir === 'string' ? { stateDir } : {}),
    ...(typeof cacheDir === 'string' ? { cacheDir } : {}),
  };
}
