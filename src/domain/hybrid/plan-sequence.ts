import type { ClipSpec, FilmSpec } from '../film/film-spec.js';
import type { Half } from '../layouts/define-layout.js';
import { otherHalf } from '../layouts/frame/pair.js';
import type { FilmSource } from '../timeline/film-source.js';
import { frameRateText, secondsOf } from '../timeline/frame-rate.js';
import { planFilm } from '../timeline/plan-film.js';
import type { FilmSounds } from '../timeline/plan-sound.js';
import type { RenderPlan } from '../timeline/render-plan.js';
import type { Span } from './half-track.js';
import type { HybridSpec } from './hybrid-spec.js';
import type { HybridFrame } from './plan-hybrid.js';

export interface SequenceRequest {
  readonly spec: HybridSpec;
  readonly frame: HybridFrame;
  readonly sounds: FilmSounds;
}

interface Turn {
  readonly source: FilmSource;
  readonly clip: ClipSpec;
}

/**
 * The plan of a film whose halves take turns, chapter by chapter: an ordinary film of clips. Each half is whole; a half with fewer
 * clips than there are chapters is divided among them.
 */
export function planSequence({ spec, frame, sounds }: SequenceRequest): RenderPlan {
  const first = spec.first ?? 'ai';
  const rounds = Math.max(frame.tracks.chapters.length, 1);
  const turns = {
    simulation: turnsOf(frame, spec, 'simulation', rounds),
    ai: turnsOf(frame, spec, 'ai', rounds),
  };
  const order = Array.from({ length: rounds }, (_, round) => [
    turns[first][round],
    turns[otherHalf(first)][round],
  ])
    .flat()
    .flatMap((turn) => turn ?? []);
  const film: FilmSpec = { ...filmKeys(spec, frame), clips: order.map(({ clip }) => clip) };
  const plan = planFilm({ spec: film, sources: order.map(({ source }) => source), sounds });
  return { ...plan, adjustments: [...frame.adjustments, ...plan.adjustments] };
}

/** The parts of a half, one for each round. */
function turnsOf(
  { tracks, format }: HybridFrame,
  spec: HybridSpec,
  half: Half,
  rounds: number,
): readonly Turn[] {
  const spans = tracks.tracks[half];
  const clips = spans.map((span) => ({ span, clip: tracks.clips[span.clip - 1] }));
  const start = half === 'ai' ? (spec.aiStart ?? 0) : (spec.simulationStart ?? 0);
  const fit = half === 'ai' ? (spec.aiFit ?? 'cover') : (spec.simulationFit ?? 'contain');
  const volume = heard(spec, half);
  const cuts = half === 'simulation' ? tracks.chapters : [];
  return clips.flatMap(({ span, clip }, index): Turn[] => {
    if (clip === undefined) return [];
    const { source } = clip;
    const shared = { file: source.path, fit, volume };
    if (source.kind === 'still') return [{ source, clip: shared }];
    const skipped = index === 0 ? start : 0;
    const parts = clips.length >= rounds ? [0] : partsOf(span, cuts, rounds);
    return parts.map((from, part): Turn => {
      const next = parts[part + 1];
      return {
        source,
        clip: {
          ...shared,
          start: skipped + secondsOf(from, format.rate),
          ...(next === undefined ? {} : { end: skipped + secondsOf(next, format.rate) }),
        },
      };
    });
  });
}

/** Where one clip is cut for several rounds: at the chapters, else into equal parts. */
function partsOf(
  { available, startsAt }: Span,
  chapters: readonly number[],
  rounds: number,
): readonly number[] {
  const inClip = chapters.map((at) => at - startsAt).filter((at) => at > 0 && at < available);
  if (inClip.length > 0) return [0, ...inClip];
  return Array.from({ length: rounds }, (_, index) => Math.round((available * index) / rounds));
}

function heard({ audio = 'both', aiVolume = 1, simulationVolume = 1 }: HybridSpec, half: Half): number {
  if (audio !== 'both' && audio !== half) return 0;
  return half === 'ai' ? aiVolume : simulationVolume;
}

function filmKeys(spec: HybridSpec, { format }: HybridFrame): Omit<FilmSpec, 'clips'> {
  const { music, narration, loudness, title, transition, transitionDuration } = spec;
  const { codec, crf, preset, quality, encoder } = spec;
  const given = {
    music,
    narration,
    loudness,
    title,
    transition,
    transitionDuration,
    codec,
    crf,
    preset,
    quality,
    encoder,
  };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(entries) as Omit<FilmSpec, 'clips'>),
    size: `${format.width}x${format.height}`,
    fps: frameRateText(format.rate),
  };
}
