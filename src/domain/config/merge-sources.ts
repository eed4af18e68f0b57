import { checkLayer } from './check-layer.js';
import { dotenvLayer, dotenvWarnings } from './dotenv-layer.js';
import { type Environment, environmentLayer, misspelledVariables } from './environment-layer.js';
import { type MergedSettings, mergeLayers } from './merge-layers.js';
import type { SettingsLayer } from './settings-layer.js';

/** A file and the names and values in it. */
export interface SourceFile<Value> {
  /** Absolute. */
  readonly path: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Everything that configuration comes from, as it was read. */
export interface SettingsSources {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: Environment;
  readonly dotenv: SourceFile<string> | undefined;
  readonly project: SourceFile<unknown> | undefined;
  readonly user: SourceFile<unknown> | undefined;
}

/** Checks all sources and settles every key. Errors: `config-invalid`, for a flag `usage-invalid`. */
export function mergeSources(
  sources: SettingsSources,
): MergedSettings & { readonly warnings: readonly string[] } {
  const { flags, env, dotenv, project, user } = sources;
  const layers: readonly SettingsLayer[] = [
    { source: 'flag', values: flags },
    environmentLayer(env),
    ...(dotenv ? [dotenvLayer(dotenv.path, dotenv.values)] : []),
    ...(project ? [{ source: 'project file', file: project.path, values: project.values } as const] : []),
    ...(user ? [{ source: 'user file', file: user.path, values: user.values } as const] : []),
  ];
  return {
    ...mergeLayers(layers.map(checkLayer)),
    warnings: [...(dotenv ? dotenvWarnings(dotenv.path, dotenv.values) : []), ...misspelledVariables(env)],
  };
}
