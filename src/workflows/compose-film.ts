import { canonicalJson } from '../domain/canonical-json.js';
import { outputError } from '../domain/clips/file-error.js';
import { AivideoError } from '../domain/errors.js';
import { filmProvenance } from '../domain/timeline/film-provenance.js';
import type { RenderPlan } from '../domain/timeline/render-plan.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { ProvenanceStore } from '../ports/provenance-store.js';
import type { CallOptions } from '../ports/video-provider.js';
import { forEachAtOnce } from './at-once.js';
import { type FilmPart, type FilmParts, findParts, type PartDeps } from './film/film-parts.js';
import { makePart } from './film/make-part.js';

export interface ComposeDeps extends PartDeps {
  readonly files: Pick<ClipFiles, 'openPartial'>;
  readonly provenance: Pick<ProvenanceStore, 'write'>;
  /** `aivideo 0.1.0`. */
  readonly tool: string;
}

/** How far a film is. */
export interface FilmProgress {
  readonly phase: 'rendering' | 'joining';
  /** Frames that need no more rendering. */
  readonly frames: number;
  readonly ofFrames: number;
  /** Frames that were there already. */
  readonly foundFrames: number;
}

export interface ComposeRequest {
  readonly plan: RenderPlan;
  /** Absolute. */
  readonly outputPath: string;
  readonly overwrite: boolean;
  /** Segments at the same time. Default: as many as are best on this machine. */
  readonly workers?: number | undefined;
  onProgress?(progress: FilmProgress): void;
}

export interface Film {
  /** Absolute. */
  readonly path: string;
  readonly plan: RenderPlan;
  readonly segments: { readonly rendered: number; readonly found: number; readonly copied: number };
}

/**
 * Makes the film of a plan. What was rendered before is not rendered again, and what is finished stays when the film as a whole is
 * not. The film appears under its name when it is whole.
 * Errors: `output-exists`, and those of `MediaEngine`.
 */
export async function composeFilm(
  deps: ComposeDeps,
  request: ComposeRequest,
  call: CallOptions,
): Promise<Film> {
  const { plan } = request;
  const found = await findParts(deps, plan, call);
  const paths = new Map(found.parts.map(({ segment, path }) => [segment, path]));
  const made = await renderMissing(deps, request, found, call);
  for (const [segment, path] of made.segments) paths.set(segment, path);
  request.onProgress?.({ phase: 'joining', frames: plan.frames, ofFrames: plan.frames, foundFrames: 0 });
  const videos = plan.segments.map((segment) => paths.get(segment) ?? '');
  const audio = made.sound ?? found.sound?.path;
  await joinParts(deps, request, { videos, ...(audio === undefined ? {} : { audio }) }, call);
  const copied = plan.segments.filter(({ kind }) => kind === 'copy').length;
  const rendered = made.segments.size;
  return {
    path: request.outputPath,
    plan,
    segments: { rendered, found: plan.segments.length - rendered - copied, copied },
  };
}

interface MadeParts {
  readonly segments: ReadonlyMap<FilmPart['segment'], string>;
  readonly sound?: string;
}

/** The sound is one piece of work among the segments; it is begun first, because it can not be divided. */
async function renderMissing(
  deps: ComposeDeps,
  { plan, workers, onProgress }: ComposeRequest,
  { parts, sound }: FilmParts,
  call: CallOptions,
): Promise<MadeParts> {
  const { engine } = deps;
  const stopped = new AbortController();
  const signal = AbortSignal.any([call.signal, stopped.signal]);
  const segments = new Map<FilmPart['segment'], string>();
  const foundFrames = sumFrames(parts.filter(({ path }) => path !== undefined));
  let frames = foundFrames;
  let soundPath: string | undefined;
  const report = () => onProgress?.({ phase: 'rendering', frames, ofFrames: plan.frames, foundFrames });
  const jobs = missingParts(parts).map(({ key, segment, alike }) => async () => {
    const make = (path: string) => engine.renderSegment(plan, { segment, path }, { signal });
    const path = await makePart(deps, key, make);
    for (const part of alike) segments.set(part.segment, path);
    frames += sumFrames(alike);
    report();
  });
  if (jobs.length > 0 && needsLooking(plan)) await engine.checkEncoder(plan.format.encoder, call);
  if (sound !== undefined && sound.path === undefined)
    jobs.unshift(async () => {
      soundPath = await makePart(deps, sound.key, (path) => engine.renderAudio(plan, path, { signal }));
    });
  report();
  await forEachAtOnce(jobs, workers ?? engine.parallel, async (job) => {
    try {
      await job();
    } catch (error) {
      stopped.abort(error);
      throw error;
    }
  });
  return { segments, ...(soundPath === undefined ? {} : { sound: soundPath }) };
}

/** Software for H.264 is in every ffmpeg that films are made with; what else is asked for may be missing. */
function needsLooking({ format: { encoder } }: RenderPlan): boolean {
  return encoder.codec !== 'h264' || encoder.hardware !== undefined;
}

interface MissingPart {
  readonly key: string;
  readonly segment: FilmPart['segment'];
  /** All parts with this key: the same clips may meet twice in a film. */
  readonly alike: readonly FilmPart[];
}

function missingParts(parts: readonly FilmPart[]): readonly MissingPart[] {
  const missing = new Map<string, MissingPart>();
  for (const part of parts) {
    const { key, path, segment } = part;
    if (path !== undefined || key === undefined) continue;
    const before = missing.get(key);
    missing.set(key, { key, segment: before?.segment ?? segment, alike: [...(before?.alike ?? []), part] });
  }
  // Long ones first: then no core waits long for the last one.
  return [...missing.values()].sort((one, other) => other.segment.frames - one.segment.frames);
}

function sumFrames(parts: readonly FilmPart[]): number {
  return parts.reduce((sum, { segment }) => sum + segment.frames, 0);
}

async function joinParts(
  deps: ComposeDeps,
  { plan, outputPath, overwrite }: ComposeRequest,
  parts: { readonly videos: readonly string[]; readonly audio?: string },
  call: CallOptions,
): Promise<void> {
  const identity = deps.cache.key(canonicalJson([plan.title ?? '', ...parts.videos, parts.audio ?? '']));
  const work = await deps.cache.workFolder();
  try {
    const partial = await deps.files.openPartial(outputPath, identity.slice(0, 12));
    try {
      const join = { plan, ...parts, workFolder: work.path, outputPath: partial.path };
      await deps.engine.joinFilm(join, call);
      const provenance = filmProvenance(
        plan.clips.map(({ source }) => source),
        { tool: deps.tool, film: filmName(deps, plan) },
      );
      if (provenance !== undefined) await deps.provenance.write(partial.path, provenance);
      call.signal.throwIfAborted();
      await partial.commit({ overwrite });
    } catch (error) {
      await partial.discard().catch(() => undefined);
      throw call.signal.aborted ? error : ofFilm(outputPath, error);
    }
  } finally {
    await work.remove();
  }
}

/** What has no space is the film, not the temporary name that it has until it is whole. */
function ofFilm(path: string, error: unknown): AivideoError {
  if (!(error instanceof AivideoError)) return outputError(path, error);
  if (error.code !== 'disk-full') return error;
  return new AivideoError('disk-full', `There is no space left for \`${path}\``, { cause: error });
}

/** The same film has the same name, wherever its files lie. */
function filmName({ cache }: ComposeDeps, { clips, frames, format }: RenderPlan): string {
  const parts = clips.map(({ source, startsAt, frames: length }) =>
    [source.sha256, startsAt, length].join(' '),
  );
  return `film-${cache.key(JSON.stringify([parts, frames, format])).slice(0, 16)}`;
}
