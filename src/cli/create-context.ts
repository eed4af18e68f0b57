import { Chalk } from 'chalk';
import type { LoadedSettings } from '../domain/config/loaded-settings.js';
import type { ConfigurationStore } from '../ports/configuration-store.js';
import type { Services } from '../services/services.js';
import type { CliContext } from './context.js';
import { colorLevel } from './render/color-level.js';

type Given = Pick<CliContext, 'platform' | 'globals' | 'program' | 'signal'> & {
  /** Told of secrets that the configuration holds. */
  hide(secret: string): void;
};

/** The context of one invocation; what it is asked for is made on first use, and `close` ends it. */
export function createContext(given: Given): CliContext & { close(): Promise<void> } {
  const { platform, globals } = given;
  const warn = (line: string) => void platform.stderr.write(`${line}\n`);
  const configuration = once(() => openConfiguration(given));
  const load = once(() => loadSettings(configuration, given, warn));
  const services = once(async () => buildServices(given, await load()));
  return {
    ...given,
    paint: new Chalk({ level: colorLevel(platform.stdout, platform.env, globals.color) }),
    paintError: new Chalk({ level: colorLevel(platform.stderr, platform.env, globals.color) }),
    settings: async () => (await load()).settings,
    configuration,
    async environmentProbe() {
      const { createEnvironmentProbe } = await import('../adapters/node/environment-probe.js');
      return createEnvironmentProbe({ env: platform.env });
    },
    services,
    say(line) {
      if (!globals.quiet) warn(line);
    },
    warn,
    async close() {
      if (services.asked()) await (await services().catch(() => undefined))?.close();
    },
  };
}

async function openConfiguration({ platform, globals, hide }: Given): Promise<ConfigurationStore> {
  const { createConfigurationStore } = await import('../adapters/config/configuration-store.js');
  const { cwd, homeDir, env, os } = platform;
  const configFile = globals.config === undefined ? {} : { configFile: globals.config };
  const { stateDir, cacheDir } = globals;
  const store = createConfigurationStore({
    cwd,
    homeDir,
    env,
    os,
    ...configFile,
    flags: { stateDir, cacheDir },
  });
  const load = once(async () => {
    const loaded = await store.load();
    const { replicateToken, llmApiKey } = loaded.settings;
    for (const secret of [replicateToken, llmApiKey]) if (secret !== undefined) hide(secret);
    return loaded;
  });
  return { ...store, load };
}

async function loadSettings(
  configuration: () => Promise<ConfigurationStore>,
  { globals }: Given,
  warn: (line: string) => void,
): Promise<LoadedSettings> {
  const loaded = await (await configuration()).load();
  if (!globals.quiet) for (const warning of loaded.warnings) warn(`warning: ${warning}`);
  return loaded;
}

async function buildServices({ platform }: Given, { settings }: LoadedSettings): Promise<Services> {
  const { createServices } = await import('../services/services.js');
  const { version, clock, randomness, env } = platform;
  return createServices({ settings, version, clock, randomness, env });
}

/** Makes a thing on first use and remembers it. */
function once<Thing>(make: () => Promise<Thing>): (() => Promise<Thing>) & { asked(): boolean } {
  let thing: Promise<Thing> | undefined;
  const get = () => {
    thing ??= make();
    return thing;
  };
  return Object.assign(get, { asked: () => thing !== undefined });
}
