import type { Adjustment } from '../adjustment.js';
import type { Half, LayoutRequest } from '../layouts/define-layout.js';
import type { Arrangement, Painting } from '../layouts/frame/arrangement.js';
import type { Key, PaintedPicture } from '../timeline/composite-segment.js';
import type { FilmSource } from '../timeline/film-source.js';
import type { PictureSize } from '../timeline/fit-picture.js';
import { frameRateText, sampleAt } from '../timeline/frame-rate.js';
import { type FilmSounds, planSound } from '../timeline/plan-sound.js';
import type { AudioPlan, Chapter, FilmFormat, RenderPlan } from '../timeline/render-plan.js';
import { compositeSegments } from './composite-segments.js';
import type { Filling } from './filling.js';
import { hybridFormat } from './hybrid-format.js';
import { halfSounds } from './hybrid-sound.js';
import type { HybridSpec } from './hybrid-spec.js';
import { layoutOf } from './layout-of-spec.js';
import { type PlannedTracks, planTracks } from './plan-tracks.js';

/** The clips of each half. */
export type HybridSources = Readonly<Record<Half, readonly FilmSource[]>>;

export interface FrameRequest {
  readonly spec: HybridSpec;
  readonly sources: HybridSources;
  /** Halves whose pictures are made in whatever size their box has. */
  readonly madeToFit: readonly Half[];
}

/** What a hybrid film is like before its pictures are painted. */
export interface HybridFrame {
  readonly format: FilmFormat;
  readonly tracks: PlannedTracks;
  /** Absent where the halves follow each other as clips. */
  readonly arrangement?: Arrangement;
  readonly adjustments: readonly Adjustment[];
}

/** Plans size, rate, time and places. Errors: `input-invalid`. */
export function planHybridFrame({ spec, sources, madeToFit }: FrameRequest): HybridFrame {
  const { layout, options, adjustments: ofLayout } = layoutOf(spec);
  const { format, adjustments: ofFormat } = hybridFormat(
    spec,
    sizedSources(sources, madeToFit),
    layout.aspect,
  );
  const tracks = planTracks(sources, timeWishes(spec, layout.arrange !== undefined), format);
  const request: LayoutRequest = {
    frame: { width: format.width, height: format.height },
    frames: tracks.frames,
    rate: format.rate,
    pictures: {
      simulation: pictureOf(sources, 'simulation', madeToFit),
      ai: pictureOf(sources, 'ai', madeToFit),
    },
    fits: {
      ...(spec.simulationFit === undefined ? {} : { simulation: spec.simulationFit }),
      ...(spec.aiFit === undefined ? {} : { ai: spec.aiFit }),
    },
    options,
  };
  const arrangement = layout.arrange?.(request);
  return {
    format,
    tracks,
    ...(arrangement === undefined ? {} : { arrangement }),
    adjustments: [...ofLayout, ...ofFormat, ...tracks.adjustments],
  };
}

/** The same film in a size and at a rate that have been settled. */
export function withFormat(spec: HybridSpec, { width, height, rate }: FilmFormat): HybridSpec {
  return { ...spec, size: `${width}x${height}`, fps: frameRateText(rate) };
}

/** AI clips that are made to fit say nothing about the film; a simulation is drawn in any size, and says which is meant. */
function sizedSources({ simulation, ai }: HybridSources, madeToFit: readonly Half[]): HybridSources {
  return { simulation, ai: madeToFit.includes('ai') ? [] : ai };
}

function pictureOf(sources: HybridSources, half: Half, madeToFit: readonly Half[]): PictureSize | undefined {
  const [first] = sources[half];
  return first === undefined || madeToFit.includes(half)
    ? undefined
    : { width: first.width, height: first.height };
}

/** Halves that take turns are as long as they are. */
function timeWishes(spec: HybridSpec, atOnce: boolean): Parameters<typeof planTracks>[1] {
  const fill = atOnce ? spec.fill : 'hold';
  const usual: Readonly<Record<Half, Filling>> = { simulation: 'hold', ai: 'loop' };
  return {
    length: atOnce ? (spec.length ?? 'simulation') : 'simulation',
    fill: typeof fill === 'string' ? { simulation: fill, ai: fill } : { ...usual, ...fill },
    chapters: spec.chapters ?? [],
    start: { simulation: spec.simulationStart ?? 0, ai: spec.aiStart ?? 0 },
    volume: { simulation: spec.simulationVolume ?? 1, ai: spec.aiVolume ?? 1 },
  };
}

export interface CompositeRequest {
  readonly spec: HybridSpec;
  readonly frame: HybridFrame & { readonly arrangement: Arrangement };
  readonly sounds: FilmSounds;
  readonly key?: Key;
  /** Segments that are rendered at the same time. */
  readonly parallel: number;
  /** The name of the film's one chapter, where it has no more. */
  readonly name: string;
  /** Names of chapters, where they have any. */
  readonly chapterNames?: readonly string[];
  /** The file of a painting of the arrangement. */
  pictureOf(painting: Painting): PaintedPicture;
}

/** The whole plan of a film whose halves are seen at once. */
export function planComposite(request: CompositeRequest): RenderPlan {
  const { spec, frame, key, parallel } = request;
  const { format, tracks, arrangement, adjustments } = frame;
  const audio = audioOf(request);
  return {
    format,
    frames: tracks.frames,
    samples: sampleAt(tracks.frames, format.rate),
    clips: tracks.clips,
    segments: compositeSegments({
      ...{ arrangement, tracks: tracks.tracks, rate: format.rate, parallel },
      ...(key === undefined ? {} : { key }),
      pictureOf: request.pictureOf,
    }),
    ...(audio === undefined ? {} : { audio }),
    chapters: chaptersOf(request),
    ...(spec.title === undefined ? {} : { title: spec.title }),
    adjustments,
  };
}

/** Both halves in rows of their own; music and narration as in any film. */
function audioOf({ spec, sounds, frame }: CompositeRequest): AudioPlan | undefined {
  const { format, tracks } = frame;
  const { audio = 'both', music, narration, loudness } = spec;
  const heard = (half: Half) =>
    audio === 'both' || audio === half ? halfSounds(tracks.tracks[half], tracks.clips, format.rate) : [];
  const [clips = [], alongside] = [heard('simulation'), heard('ai')].filter((row) => row.length > 0);
  const plain = planSound({
    spec: {
      clips: [],
      ...(music === undefined ? {} : { music }),
      ...(narration === undefined ? {} : { narration }),
      ...(loudness === undefined ? {} : { loudness }),
    },
    ...{ sounds, clips: [], windows: [], rate: format.rate },
  });
  if (plain === undefined && clips.length === 0) return undefined;
  return {
    ...plain,
    clips,
    ...(alongside === undefined ? {} : { alongside }),
    ...(loudness === undefined ? {} : { loudness }),
  };
}

function chaptersOf({ frame, name, chapterNames }: CompositeRequest): readonly Chapter[] {
  const { chapters, frames } = frame.tracks;
  return chapters.map((fromFrame, index) => ({
    title: chapters.length === 1 ? name : (chapterNames?.[index] ?? `${name} ${index + 1}`),
    fromFrame,
    endFrame: chapters[index + 1] ?? frames,
  }));
}
