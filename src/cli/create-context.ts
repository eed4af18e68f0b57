import { Chalk } from 'chalk';
import type { LoadedSettings } from '../adapters/config/load-settings.js';
import type { Services } from '../services.js';
import type { CliContext } from './context.js';
import { redact } from './redact.js';
import { colorLevel } from './render/color-level.js';

type Given = Pick<CliContext, 'platform' | 'globals' | 'program' | 'signal'>;

/** The context of one invocation; what it is asked for is made on first use, and `close` ends it. */
export function createContext(given: Given): CliContext & { close(): Promise<void> } {
  const { platform, globals } = given;
  let loaded: Promise<LoadedSettings> | undefined;
  let services: Promise<Services> | undefined;
  const warn = (line: string) => {
    platform.stderr.write(`${redact(line, platform.env)}\n`);
  };
  const load = () => {
    loaded ??= loadSettings(given, warn);
    return loaded;
  };
  return {
    ...given,
    paint: new Chalk({ level: colorLevel(platform.stdout, platform.env, globals.color) }),
    paintError: new Chalk({ level: colorLevel(platform.stderr, platform.env, globals.color) }),
    settings: async () => (await load()).settings,
    services() {
      services ??= load().then((found) => buildServices(given, found));
      return services;
    },
    say(line) {
      if (!globals.quiet) warn(line);
    },
    warn,
    async close() {
      await (await services?.catch(() => undefined))?.close();
    },
  };
}

async function loadSettings(
  { platform, globals }: Given,
  warn: (line: string) => void,
): Promise<LoadedSettings> {
  const { loadSettings: load } = await import('../adapters/config/load-settings.js');
  const { cwd, homeDir, env, os } = platform;
  const configFile = globals.config === undefined ? {} : { configFile: globals.config };
  const loaded = await load({ cwd, homeDir, env, os, ...configFile });
  for (const warning of loaded.warnings) warn(`warning: ${warning}`);
  return loaded;
}

async function buildServices({ platform }: Given, loaded: LoadedSettings): Promise<Services> {
  const [{ createServices }, { settingsFolders }] = await Promise.all([
    import('../services.js'),
    import('../adapters/config/settings-folders.js'),
  ]);
  const { version, clock, randomness, env } = platform;
  const folders = settingsFolders(loaded.settings, platform);
  return createServices({ settings: loaded.settings, folders, version, clock, randomness, env });
}
