import { clipSpec } from '../domain/film/film-spec.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import { filmSpecOf, type ShotFile } from '../domain/film-script/film-spec-of.js';
import type { FilmLayout } from '../domain/film-script/lay-out-film.js';
import type { Clip } from '../domain/run/run-event.js';
import type { FilmSource } from '../domain/timeline/film-source.js';
import { planFilm } from '../domain/timeline/plan-film.js';
import type { RenderPlan, Segment } from '../domain/timeline/render-plan.js';
import type { EventSink } from '../ports/event-sink.js';
import type { CallOptions } from '../ports/video-provider.js';
import { findPart, type PartDeps } from './film-parts.js';
import { makePart } from './make-part.js';
import { readFilmSources, type SourceDeps } from './read-film-sources.js';

export type RenderAheadDeps = PartDeps & SourceDeps;

export interface AheadOrder {
  readonly film: FilmPlan;
  readonly layout: FilmLayout;
  /** Lays what is drawn into the pictures over a plan. Default: nothing is drawn. */
  draw?(plan: RenderPlan): Promise<RenderPlan>;
}

/** Renders what it can of a film while other clips are still on their way. */
export interface RenderAhead extends EventSink {
  /** Resolves when what has been begun is finished, and nothing else is begun. */
  settle(): Promise<void>;
}

/**
 * Told of finished clips, it renders the segments of the film that need nothing else, one at a time, under the keys by
 * which the film will look for them: then the film is finished soon after its last clip. Nothing depends on it: what goes
 * wrong here goes wrong again, and is told, when the film is made.
 */
export function createRenderAhead(deps: RenderAheadDeps, order: AheadOrder, call: CallOptions): RenderAhead {
  const files = new Map<string, ShotFile>();
  const sources = new Map<string, FilmSource>();
  const begun = new Set<string>();
  const stopped = new AbortController();
  const signal = AbortSignal.any([call.signal, stopped.signal]);
  let work: Promise<void> = Promise.resolve();
  const renderNext = async (clip: Clip) => {
    if (signal.aborted) return;
    const file = { path: clip.path, durationSeconds: clip.media.durationSeconds };
    const { sources: read } = await readFilmSources(deps, { clips: [clip.path] }, { signal });
    files.set(clip.shot, file);
    for (const source of read) sources.set(clip.path, source);
    const plan = await partialPlan(order, files, sources);
    for (const segment of plan.segments)
      if (!signal.aborted && isReady(plan, segment, sources))
        await renderOnce(deps, { plan, segment, begun }, { signal });
  };
  return {
    emit({ event }) {
      if (event.type !== 'shot-end') return;
      work = work.then(() => renderNext(event.clip)).catch(() => undefined);
    },
    async settle() {
      stopped.abort();
      await work;
    },
  };
}

/** The whole film, with stand-ins for the clips that are not there yet: where everything is does not depend on them. */
async function partialPlan(
  { film, layout, draw }: AheadOrder,
  files: ReadonlyMap<string, ShotFile>,
  sources: ReadonlyMap<string, FilmSource>,
): Promise<RenderPlan> {
  const { spec } = filmSpecOf(film, layout, { fileOf: (shot) => files.get(shot) });
  const known = sources.values().next().value;
  const plan = planFilm({
    spec,
    sources: spec.clips.map((entry, index) => {
      const { file } = clipSpec(entry);
      const frames = layout.shots[index]?.frames ?? 1;
      return sources.get(file) ?? standIn(layout, frames, known);
    }),
    sounds: {},
  });
  return draw === undefined ? plan : draw(plan);
}

/** What is expected of the clips to come: that they are like those that are there, and as long as they are needed. */
function standIn(
  { width, height, rate }: FilmLayout,
  frames: number,
  known: FilmSource | undefined,
): FilmSource {
  const fps = rate.numerator / rate.denominator;
  const packets = known?.packets === undefined ? {} : { packets: { ...known.packets, frames } };
  return {
    ...{ path: '', sha256: '', kind: 'video', format: 'mp4', width, height, fps },
    ...{ durationSeconds: frames / fps, hasAudio: false, isColorTagged: true, ...packets },
  };
}

function isReady(plan: RenderPlan, segment: Segment, sources: ReadonlyMap<string, FilmSource>): boolean {
  const isThere = (position: number) => sources.has(plan.clips[position - 1]?.source.path ?? '');
  if (segment.kind === 'body') return isThere(segment.clip);
  return segment.kind === 'window' && isThere(segment.clip) && isThere(segment.nextClip);
}

interface RenderWork {
  readonly plan: RenderPlan;
  readonly segment: Segment;
  readonly begun: Set<string>;
}

async function renderOnce(
  deps: RenderAheadDeps,
  { plan, segment, begun }: RenderWork,
  call: CallOptions,
): Promise<void> {
  const place = `${segment.kind} ${segment.startsAt}`;
  if (begun.has(place)) return;
  begun.add(place);
  const version = await deps.engine.version(call);
  const { key, path } = await findPart(deps, plan, { segment, version });
  if (key === undefined || path !== undefined) return;
  await makePart(deps, key, (file) => deps.engine.renderSegment(plan, { segment, path: file }, call));
}
