import type { Settings } from '../domain/config.js';
import type { Services } from '../services.js';
import type { Platform } from './platform.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly jsonStream: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}

/** What a command's `run` is handed. */
export interface CliContext {
  readonly platform: Platform;
  readonly globals: GlobalOptions;
  /** Aborted by Ctrl-C and SIGTERM; its reason is the `interrupted` or `terminated` error. */
  readonly signal: AbortSignal;
  /** Configuration from all its sources. Errors: `config-invalid`. */
  settings(): Promise<Settings>;
  services(): Promise<Services>;
}
