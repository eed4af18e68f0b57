import type { Settings } from '../../domain/config.js';
import type { FrameReader } from '../../ports/frame-reader.js';
import type { MediaEngine } from '../../ports/media-engine.js';
import type { ModelDirectory } from '../../ports/model-directory.js';
import type { SegmentCache } from '../../ports/segment-cache.js';
import type { ExtendDeps } from '../extend-clip.js';
import type { RunServices } from '../runs/open-run.js';
import type { ExtensionDeps, ExtensionRequest } from './extension-request.js';

/** What extending a clip needs from outside, made when it is first asked for. */
export interface ExtensionServices extends RunServices {
  readonly folders: { readonly cache: string };
  directory(options?: { readonly offline?: boolean }): Promise<ModelDirectory>;
  mediaEngine(): Promise<MediaEngine>;
  segmentCache(): Promise<SegmentCache>;
  frameReader(): Promise<FrameReader>;
}

/** What looks at clips and joins them. */
export async function extensionFilmDeps(services: ExtensionServices): Promise<ExtendDeps['film']> {
  const [files, prober, provenance, engine, cache, frames] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.mediaEngine(),
    services.segmentCache(),
    services.frameReader(),
  ]);
  const { tool, randomness } = services;
  return { files, prober, provenance, engine, cache, frames, tool, randomness };
}

/** What plans a chain; with `offline` models are looked up in what was kept alone. */
export async function extensionPlanDeps(
  services: ExtensionServices,
  { offline }: { readonly offline: boolean },
): Promise<ExtensionDeps> {
  const [film, files, directory] = await Promise.all([
    extensionFilmDeps(services),
    services.files(),
    services.directory({ offline }),
  ]);
  const { clock, randomness } = services;
  return { ...film, files, directory, clock, randomness };
}

/** Where the frames lie that pieces start from. */
export function framesFolder({ folders }: ExtensionServices): string {
  return `${folders.cache}/frames`;
}

/** What the configuration says of every chain. */
export function extensionSettings(
  { hasToken }: { readonly hasToken: boolean },
  { models, draft, deadlineSeconds }: Settings,
): Pick<
  ExtensionRequest,
  'modelInputs' | 'hasToken' | 'draft' | 'concurrency' | 'deadlineSeconds' | 'priceUsd'
> {
  return {
    modelInputs: (name) => models[name]?.input ?? {},
    hasToken,
    draft,
    // Each piece needs the one before.
    concurrency: 1,
    deadlineSeconds: (name) => models[name]?.deadlineSeconds ?? deadlineSeconds,
    priceUsd: (name) => models[name]?.priceUsd,
  };
}
