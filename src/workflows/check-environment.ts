import type { LoadedSettings } from '../domain/config/loaded-settings.js';
import type { Settings } from '../domain/config.js';
import type { EnvironmentCheck, EnvironmentReport } from '../domain/environment/environment-check.js';
import { installFfmpeg, judgeFfmpeg } from '../domain/environment/judge-ffmpeg.js';
import { judgeDisk, judgeOutput } from '../domain/environment/judge-folder.js';
import { judgeFonts, reinstall } from '../domain/environment/judge-fonts.js';
import { judgeNode } from '../domain/environment/judge-node.js';
import type { ConfigurationStore } from '../ports/configuration-store.js';
import type { EnvironmentProbe } from '../ports/environment-probe.js';
import type { CallOptions } from '../ports/video-provider.js';
import { type AccountDeps, checkToken } from './check-token.js';

export interface EnvironmentDeps extends AccountDeps {
  /** `v20.19.0`. */
  readonly nodeVersion: string;
  readonly probe: EnvironmentProbe;
  readonly configuration: ConfigurationStore;
}

/**
 * Looks at everything that aivideo needs. Whatever is broken, a configuration included, is reported as a check;
 * the others then go on with the defaults. Rejects only when the signal is aborted.
 */
export async function checkEnvironment(deps: EnvironmentDeps, call: CallOptions): Promise<EnvironmentReport> {
  const { loaded, check: configuration } = await checkConfiguration(deps.configuration);
  const settings = (loaded ?? (await deps.configuration.defaults())).settings;
  const parts = await Promise.all([
    judgeNode(deps.nodeVersion),
    checkFfmpeg(deps.probe, settings, call),
    checkFonts(deps.probe),
    checkToken(deps, loaded?.settings, call),
    checkFolder(deps.probe, settings.outputDir),
  ]);
  call.signal.throwIfAborted();
  const checks = [...parts.flat(), configuration];
  return { ok: checks.every(({ state }) => state !== 'broken'), checks };
}

async function checkConfiguration(
  store: ConfigurationStore,
): Promise<{ readonly loaded?: LoadedSettings; readonly check: EnvironmentCheck }> {
  try {
    const loaded = await store.load();
    return { loaded, check: judgeConfiguration(loaded) };
  } catch (error) {
    const summary = sentence(error);
    const mend = 'Correct it; which files are read says `aivideo config path`';
    return { check: { name: 'configuration', state: 'broken', summary, mend } };
  }
}

function judgeConfiguration({ files, warnings }: LoadedSettings): EnvironmentCheck {
  const read = Object.values(files);
  const base = { name: 'configuration', details: { files: read, warnings } } as const;
  if (warnings.length > 0)
    return {
      ...base,
      state: 'warning',
      summary: warnings.join('; '),
      mend: 'Compare with what is in force: `aivideo config show --origin`',
    };
  return { ...base, state: 'ok', summary: read.length === 0 ? 'defaults only' : read.join(', ') };
}

async function checkFfmpeg(
  probe: EnvironmentProbe,
  { ffmpegPath }: Settings,
  call: CallOptions,
): Promise<EnvironmentCheck> {
  try {
    const request = ffmpegPath === undefined ? {} : { explicitPath: ffmpegPath };
    return judgeFfmpeg(await probe.ffmpeg(request, call));
  } catch (error) {
    return { name: 'ffmpeg', state: 'broken', summary: sentence(error), mend: installFfmpeg };
  }
}

async function checkFonts(probe: EnvironmentProbe): Promise<EnvironmentCheck> {
  try {
    return judgeFonts(await probe.fonts());
  } catch (error) {
    const summary = `the font can not be loaded: ${sentence(error)}`;
    return { name: 'fonts', state: 'broken', summary, mend: reinstall };
  }
}

async function checkFolder(probe: EnvironmentProbe, path: string): Promise<readonly EnvironmentCheck[]> {
  const folder = await probe.folder(path);
  return [judgeOutput(path, folder), judgeDisk(path, folder)];
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
