import { Readable, Writable } from 'node:stream';
import { Chalk } from 'chalk';
import { Command } from 'commander';
import { createConfigurationStore } from '../../src/adapters/config/configuration-store.js';
import type { SettingsRequest } from '../../src/adapters/config/load-settings.js';
import { platformDisk } from '../../src/adapters/node/platform-disk.js';
import { type CliContext, globalOptions } from '../../src/cli/context.js';
import type { EnvironmentProbe } from '../../src/ports/environment-probe.js';
import type { Platform } from '../../src/ports/platform.js';
import { createCountedRandomness } from '../support/counted-randomness.js';
import { createMovingClock } from '../support/moving-clock.js';

/** What a command has printed. */
export interface Captured {
  stdout: string;
  stderr: string;
}

export interface CapturedContext {
  readonly context: CliContext;
  readonly captured: Captured;
}

/** A context for commands that look at configuration and machine, over the folders of `request`. */
export function createCapturedContext(
  request: SettingsRequest,
  options: { readonly globals?: Readonly<Record<string, unknown>>; readonly probe?: EnvironmentProbe } = {},
): CapturedContext {
  const captured: Captured = { stdout: '', stderr: '' };
  const store = createConfigurationStore(request);
  const refuse = async (): Promise<never> => {
    throw new Error('this command must not ask for it');
  };
  const complain = (line: string): void => {
    captured.stderr += `${line}\n`;
  };
  const context: CliContext = {
    platform: createPlatform(request, captured),
    globals: globalOptions(options.globals ?? {}),
    program: new Command('aivideo'),
    paint: new Chalk({ level: 0 }),
    paintError: new Chalk({ level: 0 }),
    signal: new AbortController().signal,
    settings: async () => (await store.load()).settings,
    services: refuse,
    say: complain,
    warn: complain,
    configuration: async () => store,
    environmentProbe: async () => options.probe ?? refuse(),
  };
  return { context, captured };
}

function createPlatform({ cwd, homeDir, os, env }: SettingsRequest, captured: Captured): Platform {
  return {
    ...{ cwd, homeDir, os, env },
    nodeVersion: 'v20.19.0',
    version: '1.0.0',
    stdin: Readable.from([]),
    stdout: sink(captured, 'stdout'),
    stderr: sink(captured, 'stderr'),
    clock: createMovingClock(),
    randomness: createCountedRandomness(),
    disk: platformDisk,
    onSignal: () => () => undefined,
    exit(code) {
      throw new Error(`exit ${code}`);
    },
  };
}

function sink(captured: Captured, name: keyof Captured): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      captured[name] += chunk.toString();
      done();
    },
  });
}
