import { join, resolve } from 'node:path';
import type { Settings } from '../domain/config.js';
import { AivideoError } from '../domain/errors.js';
import { checkFilm } from '../domain/film/check-film.js';
import { withPaths } from '../domain/film/film-inputs.js';
import type { FilmSpec } from '../domain/film/film-spec.js';
import type { RenderPlan } from '../domain/timeline/render-plan.js';
import type { Services } from '../services/services.js';
import { type ComposeRequest, composeFilm as makeFilm } from '../workflows/compose-film.js';
import { drawSheet } from '../workflows/film/draw-sheet.js';
import { checkTargets, type FilmTargets, filmTargets } from '../workflows/film/film-targets.js';
import { writeSidecars } from '../workflows/film/write-sidecars.js';
import { planComposition } from '../workflows/plan-composition.js';
import { openServices, readTextFile } from './clip-library.js';

/**
 * What `composeFilm` is asked for: the keys of a film file, and how it is made. Paths that are not absolute start at the current
 * folder. `output` is a file ending in .mp4, or a folder ending in `/`; default: `film.mp4` in the folder `outputDir` of the
 * configuration.
 */
export interface ComposeFilmOptions extends FilmSpec {
  /** Draw a contact sheet as a PNG with this name. */
  readonly sheet?: string;
  /** Default false. */
  readonly overwrite?: boolean;
  /** Segments at the same time. Default: as many as are best on this machine. */
  readonly workers?: number;
  /** Settings that go before environment and files: `{ cacheDir, ffmpegPath, ... }`. */
  readonly settings?: Partial<Settings>;
  readonly signal?: AbortSignal;
  /** Told how far the film is. Must not throw. */
  readonly onProgress?: ComposeRequest['onProgress'];
}

/** What `composeFilm` has made. Paths are absolute. */
export interface ComposedFilm {
  readonly path: string;
  readonly plan: RenderPlan;
  readonly segments: { readonly rendered: number; readonly found: number; readonly copied: number };
  /** Captions beside the film. */
  readonly sidecars: readonly string[];
  readonly sheet?: string;
}

/**
 * Joins clips into a film, like `aivideo compose`. Resolves when it is whole and on disk.
 * Errors: `AivideoError` with any code of `errorCodes`.
 */
export async function composeFilm(options: ComposeFilmOptions): Promise<ComposedFilm> {
  const { settings, overwrite = false, workers, onProgress, signal = endless() } = options;
  const spec = filmOf(options);
  return withServices(settings, async (services) => {
    const deps = await filmDeps(services);
    const targets = targetsOf(services, spec, options.sheet);
    await checkTargets(deps, { spec, targets, overwrite });
    const { plan, cues } = await planComposition(deps, spec, { signal });
    const progress = onProgress === undefined ? {} : { onProgress };
    const request = { plan, outputPath: targets.film, overwrite, workers, ...progress };
    const { path, segments } = await makeFilm(deps, request, { signal });
    const { sidecars, sheet } = targets;
    await writeSidecars(deps, cues, sidecars);
    if (sheet !== undefined) await drawSheet(deps, { film: path, plan, path: sheet }, { signal });
    return { path, plan, segments, sidecars, ...(sheet === undefined ? {} : { sheet }) };
  });
}

/** What `composeFilm` would make, to the frame and the sample, without rendering it. */
export async function planFilm(options: ComposeFilmOptions): Promise<RenderPlan> {
  const { settings, signal = endless() } = options;
  const spec = filmOf(options);
  return withServices(settings, async (services) => {
    const { plan } = await planComposition(await filmDeps(services), spec, { signal });
    return plan;
  });
}

function endless(): AbortSignal {
  return new AbortController().signal;
}

function filmOf(options: ComposeFilmOptions): FilmSpec {
  const { sheet, overwrite, workers, settings, signal, onProgress, ...film } = options;
  const checked = checkFilm(film);
  if ('spec' in checked) return withPaths(checked.spec, (path) => resolve(path));
  throw new AivideoError('usage-invalid', checked.problem.message, { details: { command: 'compose' } });
}

function targetsOf({ folders }: Services, spec: FilmSpec, sheet: string | undefined): FilmTargets {
  const { output = `${folders.output}/` } = spec;
  const film = /[/\\]$/.test(output) ? join(output, 'film.mp4') : output;
  if (!/\.(mp4|m4v|mov)$/i.test(film))
    throw new AivideoError('usage-invalid', `\`output\` must end in .mp4 or in /, got \`${output}\``);
  return filmTargets(spec, film, sheet === undefined ? undefined : resolve(sheet));
}

async function withServices<Result>(
  settings: Partial<Settings> | undefined,
  use: (services: Services) => Promise<Result>,
): Promise<Result> {
  const services = await openServices(settings);
  try {
    return await use(services);
  } finally {
    await services.close();
  }
}

async function filmDeps(services: Services) {
  const [files, prober, provenance, engine, cache] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.mediaEngine(),
    services.segmentCache(),
  ]);
  return { files, prober, provenance, engine, cache, tool: services.tool, readText: readTextFile };
}
