import { segmentContents, soundContents } from '../../domain/timeline/part-contents.js';
import type { RenderPlan, Segment } from '../../domain/timeline/render-plan.js';
import type { MediaEngine } from '../../ports/media-engine.js';
import type { SegmentCache } from '../../ports/segment-cache.js';
import type { CallOptions } from '../../ports/video-provider.js';

export interface PartDeps {
  readonly engine: MediaEngine;
  readonly cache: SegmentCache;
}

/** A segment and whether it is there already. */
export interface FilmPart {
  readonly segment: Segment;
  /** Absent where a clip is copied. */
  readonly key?: string;
  /** The finished file. */
  readonly path?: string;
}

export interface FilmParts {
  readonly parts: readonly FilmPart[];
  /** Absent in a silent film. */
  readonly sound?: { readonly key: string; readonly path?: string };
}

/** Names every part of a film by what decides it, and looks for those that were made before. */
export async function findParts(deps: PartDeps, plan: RenderPlan, call: CallOptions): Promise<FilmParts> {
  const { engine, cache } = deps;
  // Where every packet is taken as it is, the build of ffmpeg decides nothing.
  const isCopied = plan.audio === undefined && plan.segments.every(({ kind }) => kind === 'copy');
  const version = isCopied ? '' : await engine.version(call);
  const parts = await Promise.all(plan.segments.map((segment) => findPart(deps, plan, { segment, version })));
  if (plan.audio === undefined) return { parts };
  const key = cache.key(keyText(version, engine.audioRecipe(plan), soundContents(plan)));
  const path = await cache.find(key);
  return { parts, sound: { key, ...(path === undefined ? {} : { path }) } };
}

/** One segment, named by what decides it, and whether it is there; `version` is that of the engine. */
export async function findPart(
  { engine, cache }: PartDeps,
  plan: RenderPlan,
  { segment, version }: { readonly segment: Segment; readonly version: string },
): Promise<FilmPart> {
  if (segment.kind === 'copy') return { segment, path: plan.clips[segment.clip - 1]?.source.path ?? '' };
  const key = cache.key(
    keyText(version, engine.segmentRecipe(plan, segment), segmentContents(plan, segment)),
  );
  const path = await cache.find(key);
  return { segment, key, ...(path === undefined ? {} : { path }) };
}

function keyText(version: string, recipe: string, contents: readonly string[]): string {
  return JSON.stringify(['film part 1', version, recipe, contents]);
}
