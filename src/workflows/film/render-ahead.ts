import { clipSpec } from '../../domain/film/film-spec.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { filmSpecOf, type ShotFile } from '../../domain/film-script/film-spec-of.js';
import { type FilmLayout, layOutFilm } from '../../domain/film-script/lay-out-film.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { planFilm, withAdditions } from '../../domain/timeline/plan-film.js';
import type { Overlay, RenderPlan, Segment } from '../../domain/timeline/render-plan.js';
import type { EventSink } from '../../ports/event-sink.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { drawnWords } from '../script/compose-script.js';
import type { CaptionDeps } from './add-captions.js';
import { findPart, type PartDeps } from './film-parts.js';
import { makePart } from './make-part.js';
import { readFilmSources, type SourceDeps } from './read-film-sources.js';

export type RenderAheadDeps = PartDeps & SourceDeps & CaptionDeps;

interface AheadFilm {
  readonly film: FilmPlan;
  readonly layout: FilmLayout;
}

/** Renders what it can of a film while other clips are still on their way. */
export interface RenderAhead extends EventSink {
  /** The film is known from now on; clips that came before are left to the end. */
  begin(film: FilmPlan): void;
  /** A file that no event tells of. */
  add(shot: string, file: ShotFile): void;
  /** Part of the film that is rendered, 0 to 1. */
  fraction(): number;
  /** Resolves when what has been begun is finished, and nothing else is begun. */
  settle(): Promise<void>;
}

/**
 * Told of finished clips, it renders the segments of the film that need nothing else, as many at a time as the machine
 * does best, under the keys by which the film will look for them: then the film is finished soon after its last clip.
 * Nothing depends on it: what goes wrong here goes wrong again, and is told, when the film is made.
 */
export function createRenderAhead(deps: RenderAheadDeps, call: CallOptions): RenderAhead {
  let ahead: AheadFilm | undefined;
  let overlays: Promise<readonly Overlay[]> | undefined;
  const files = new Map<string, ShotFile>();
  const sources = new Map<string, FilmSource>();
  const pool = createPool(deps, call);
  let reading: Promise<void> = Promise.resolve();
  const take = async (shot: string, file: ShotFile) => {
    if (ahead === undefined || pool.isClosed()) return;
    const { sources: read } = await readFilmSources(deps, { clips: [file.path] }, call);
    files.set(shot, file);
    for (const source of read) sources.set(file.path, source);
    const bare = partialPlan(ahead, files, sources);
    overlays ??= drawnWords(deps, { ...ahead, plan: bare }, call);
    const plan = withAdditions(bare, { overlays: await overlays });
    for (const segment of plan.segments) if (isReady(plan, segment, sources)) pool.add({ plan, segment });
  };
  const add = (shot: string, file: ShotFile) => {
    reading = reading.then(() => take(shot, file)).catch(() => undefined);
  };
  return {
    begin(film) {
      ahead = { film, layout: layOutFilm(film) };
    },
    add,
    emit({ event }) {
      if (event.type !== 'shot-end') return;
      const { shot, path, media } = event.clip;
      add(shot, { path, durationSeconds: media.durationSeconds });
    },
    fraction: () => (ahead === undefined ? 0 : pool.frames() / ahead.layout.frames),
    async settle() {
      await pool.close();
      await reading;
    },
  };
}

interface RenderWork {
  readonly plan: RenderPlan;
  readonly segment: Segment;
}

/** Renders what it is given, each place of the film once, until it is closed; what is under way then is finished. */
function createPool(deps: RenderAheadDeps, call: CallOptions) {
  const begun = new Set<string>();
  const waiting: RenderWork[] = [];
  const running = new Set<Promise<void>>();
  let closed = false;
  let frames = 0;
  const pump = () => {
    while (!closed && !call.signal.aborted && running.size < deps.engine.parallel) {
      const next = waiting.shift();
      if (next === undefined) return;
      const done: Promise<void> = renderOne(deps, next, call)
        .then(() => {
          frames += next.segment.frames;
        })
        .catch(() => undefined)
        .finally(() => {
          running.delete(done);
          pump();
        });
      running.add(done);
    }
  };
  return {
    isClosed: () => closed,
    frames: () => frames,
    add(work: RenderWork) {
      const place = `${work.segment.kind} ${work.segment.startsAt}`;
      if (begun.has(place)) return;
      begun.add(place);
      waiting.push(work);
      pump();
    },
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}

async function renderOne(
  deps: RenderAheadDeps,
  { plan, segment }: RenderWork,
  call: CallOptions,
): Promise<void> {
  const version = await deps.engine.version(call);
  const { key, path } = await findPart(deps, plan, { segment, version });
  if (key === undefined || path !== undefined) return;
  await makePart(deps, key, (file) => deps.engine.renderSegment(plan, { segment, path: file }, call));
}

/** The whole film, with stand-ins for the clips that are not there yet: where everything is does not depend on them. */
function partialPlan(
  { film, layout }: AheadFilm,
  files: ReadonlyMap<string, ShotFile>,
  sources: ReadonlyMap<string, FilmSource>,
): RenderPlan {
  const { spec } = filmSpecOf(film, layout, { fileOf: (shot) => files.get(shot) });
  const known = sources.values().next().value;
  return planFilm({
    spec,
    sources: spec.clips.map((entry, index) => {
      const { file } = clipSpec(entry);
      const frames = layout.shots[index]?.frames ?? 1;
      return sources.get(file) ?? standIn(layout, frames, known);
    }),
    sounds: {},
  });
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
