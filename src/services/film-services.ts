import type { Settings } from '../domain/config.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import type { CommonOptions } from '../domain/models/common-options.js';
import type { FilmShotsDeps, FilmShotsRequest } from '../workflows/script/plan-film-shots.js';
import type { Services } from './services.js';

/** What decides the clips of a film besides its plan; a run keeps it, for those who go on with it. */
export interface ShotFlags {
  readonly draft?: boolean;
  readonly resolution?: string;
  readonly retakes?: number;
  /** Seconds. */
  readonly deadline?: number;
  readonly concurrency?: number;
  /** US dollars. */
  readonly maxCost?: number;
  readonly allowUnknownPrice?: boolean;
}

export interface ShotsOrder {
  readonly flags: ShotFlags;
  /** Absolute folder of the clips. */
  readonly clips: string;
  /** Nothing is started: a missing token is no obstacle. */
  readonly planOnly: boolean;
}

/** The request for the clips of a plan, from options and settings. */
export function shotsRequest(
  { settings, hasToken }: Services,
  { flags, clips, planOnly }: ShotsOrder,
  plan: FilmPlan,
): FilmShotsRequest {
  return {
    ...{ plan, hasToken, draft: flags.draft === true, planOnly: planOnly || flags.draft === true },
    options: clipOptions(flags, settings),
    modelInputs: (model) => settings.models[model]?.input ?? {},
    deadlineSeconds: (model) =>
      flags.deadline ?? settings.models[model]?.deadlineSeconds ?? settings.deadlineSeconds,
    priceUsd: (model) => settings.models[model]?.priceUsd,
    clipsFolder: clips,
    concurrency: flags.concurrency ?? settings.concurrency,
    retakes: flags.retakes,
    maxCostUsd: flags.maxCost ?? settings.maxCost,
    allowUnknownPrice: flags.allowUnknownPrice,
  };
}

function clipOptions({ resolution }: ShotFlags, settings: Settings): CommonOptions {
  const { steps, guidanceScale } = settings;
  const asked = resolution ?? settings.resolution;
  return {
    ...(asked === undefined ? {} : { resolution: asked }),
    ...(steps === undefined ? {} : { steps }),
    ...(guidanceScale === undefined ? {} : { guidanceScale }),
  };
}

/** What planning clips needs; offline it knows the models of the catalogue and those that were looked up before. */
export async function shotsDeps(
  services: Services,
  options: { readonly offline: boolean },
): Promise<FilmShotsDeps> {
  const [files, directory, cache] = await Promise.all([
    services.files(),
    services.directory(options),
    services.segmentCache(),
  ]);
  const { clock, randomness } = services;
  return { files, directory, clock, randomness, hash: (text) => cache.key(text) };
}

/** What turns clips, words and sound into a film. */
export async function filmDeps(services: Services) {
  const [files, prober, provenance, engine, cache, speechTrack] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.mediaEngine(),
    services.segmentCache(),
    services.speechTrack(),
  ]);
  const hash = (text: string) => cache.key(text);
  return { files, prober, provenance, engine, cache, speechTrack, tool: services.tool, hash };
}
