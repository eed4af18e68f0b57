import { parse, resolve } from 'node:path';
import type { Settings } from '../domain/config.js';
import { AivideoError } from '../domain/errors.js';
import { checkExtension } from '../domain/extend/check-extension.js';
import type { NewSound } from '../domain/extend/plan-extended-film.js';
import type { AskedLength } from '../domain/extend/read-length-wish.js';
import type { Clip, Envelope } from '../domain/run/run-event.js';
import type { RenderPlan } from '../domain/timeline/render-plan.js';
import type { Services } from '../services/services.js';
import type { FilmProgress } from '../workflows/compose-film.js';
import { type Extension, type ExtensionJoin, extendClip as makeExtension } from '../workflows/extend-clip.js';
import {
  extensionFilmDeps,
  extensionPlanDeps,
  extensionSettings,
  framesFolder,
} from '../workflows/extension/extension-parts.js';
import type { ExtensionRequest } from '../workflows/extension/extension-request.js';
import { type PlannedExtension, planExtension } from '../workflows/plan-extension.js';
import { openRun } from '../workflows/runs/open-run.js';
import { runLimits } from '../workflows/runs/run-limits.js';
import { throwIfFailed } from '../workflows/runs/throw-if-failed.js';
import { openServices } from './clip-library.js';

/** What `extendClip` is asked for. Everything that is left out comes from the environment and the configuration files. */
export interface ExtendClipOptions extends AskedLength {
  readonly clip: string;
  /** Default: the prompt that the clip says it was made from. */
  readonly prompt?: string;
  /** A model that starts from an image. */
  readonly model?: string;
  /** Draw a free draft. Default false. */
  readonly draft?: boolean;
  /** `480p`, `720p`, ... Default: nearest to the clip. */
  readonly resolution?: string;
  readonly seed?: number;
  /** Further takes of each piece that can not be used. Default 0. */
  readonly retakes?: number;
  /** A file ending in .mp4, or a folder ending in `/`. Default: `NAME-extended.mp4` in the folder `outputDir` of the configuration. */
  readonly output?: string;
  readonly overwrite?: boolean;
  /** Settings that go before environment and files: `{ replicateToken, maxCost, ... }`. */
  readonly settings?: Partial<Settings>;
  readonly signal?: AbortSignal;
  /** Told everything that happens to the pieces. Must not throw. */
  readonly onEvent?: (envelope: Envelope) => void;
  /** Told how far the film is. Must not throw. */
  readonly onProgress?: (progress: FilmProgress) => void;
}

/** A clip that has become longer. */
export interface ExtendedClipFilm {
  readonly run: string;
  /** Absolute. */
  readonly path: string;
  readonly film: RenderPlan;
  readonly pieces: readonly Clip[];
  /** Where the parts meet, and how well. */
  readonly joins: readonly ExtensionJoin[];
  readonly sound: NewSound;
  /** True when the embedded draft engine drew the new part. */
  readonly draft: boolean;
  readonly warnings: readonly string[];
}

/**
 * Makes a clip longer, like `aivideo extend`. Resolves when the film is whole and on disk.
 * Errors: `AivideoError` with any code of `errorCodes`.
 */
export async function extendClip(options: ExtendClipOptions): Promise<ExtendedClipFilm> {
  checkExtension({ ...options });
  const services = await openServices(options.settings);
  try {
    const signal = options.signal ?? new AbortController().signal;
    const deps = await extensionPlanDeps(services, { offline: false });
    const planned = await planExtension(deps, requestOf(services, options), { signal });
    const { pieces, film, joins, sound } = await carryOut(services, options, planned, signal);
    throwIfFailed(pieces, signal);
    const clips = pieces.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
    const { goal, plan, warnings } = planned;
    const { run } = pieces;
    if (film === undefined) throw new AivideoError('bug', 'All pieces are there and no film');
    const shared = { joins, sound, warnings, draft: plan.draft };
    return { run, path: goal.output, film: film.plan, pieces: clips, ...shared };
  } finally {
    await services.close();
  }
}

async function carryOut(
  services: Services,
  { onEvent, onProgress }: ExtendClipOptions,
  { goal, plan, model: { definition } }: PlannedExtension,
  signal: AbortSignal,
): Promise<Extension> {
  const sinks = onEvent === undefined ? [] : [{ emit: onEvent }];
  const run = await openRun(services, plan.provider, { sinks });
  try {
    const limits = runLimits(run.deps, plan, services.settings.timeoutSeconds);
    const deps = { run: { ...run.deps, ...limits }, film: await extensionFilmDeps(services) };
    const known = definition === undefined ? {} : { definition };
    const progress = onProgress === undefined ? {} : { onProgress };
    const order = { goal, plan, ...known, framesFolder: framesFolder(services), ...progress };
    return await makeExtension(deps, order, { signal });
  } finally {
    await run.release();
  }
}

function requestOf(services: Services, options: ExtendClipOptions): ExtensionRequest {
  const { clip, prompt, by, to, times, draft, resolution, seed, retakes, overwrite = false } = options;
  const { settings, folders } = services;
  const model = draft === true ? 'local/draft' : (options.model ?? settings.model);
  const length = { ...given({ by }), ...given({ to }), ...given({ times }) };
  return {
    ...extensionSettings(services, settings),
    clip: resolve(clip),
    ...given({ prompt }),
    ...given({ model }),
    ...given({ resolution }),
    ...given({ seed }),
    ...given({ retakes }),
    length,
    output: outputOf(options, folders.output),
    overwrite,
    framesFolder: framesFolder(services),
    planOnly: false,
    ...given({ maxCostUsd: settings.maxCost }),
  };
}

function outputOf({ output, clip }: ExtendClipOptions, folder: string): string {
  const name = `${parse(clip).name.normalize('NFC')}-extended.mp4`;
  if (output === undefined) return resolve(folder, name);
  return /[/\\]$/.test(output) ? resolve(output, name) : resolve(output);
}

function given<Key extends string, Value>(
  entry: { [Name in Key]: Value | undefined },
): {
  [Name in Key]?: Value;
} {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as {
    [Name in Key]?: Value;
  };
}
