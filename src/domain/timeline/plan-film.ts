import { clipSpec, type FilmSpec } from '../film/film-spec.js';
import { chooseFormat } from './choose-format.js';
import { colorAdjustments } from './color-adjustments.js';
import type { FilmSource } from './film-source.js';
import { sampleAt } from './frame-rate.js';
import { joinWishes, type TakenPart, tailFrames, takenParts } from './plan-clips-in-time.js';
import { planCopies, planSegments, withOverlays } from './plan-segments.js';
import { type FilmSounds, planSound } from './plan-sound.js';
import { planWindows } from './plan-windows.js';
import type { Chapter, FilmFormat, Overlay, PlannedClip, RenderPlan, SoftCaptions } from './render-plan.js';
import { soundAdjustments } from './sound-adjustments.js';
import { sourceName } from './source-name.js';

export interface FilmRequest {
  readonly spec: FilmSpec;
  /** One for each entry of `spec.clips`. */
  readonly sources: readonly FilmSource[];
  readonly sounds: FilmSounds;
}

/** What is laid over a finished timeline. */
export interface FilmAdditions {
  readonly captions?: SoftCaptions;
  readonly overlays?: readonly Overlay[];
}

/**
 * Plans a film. The same request gives the same plan; nothing is read or written.
 * Errors: `input-invalid` for a clip of which nothing is left, `usage-invalid`.
 */
export function planFilm(request: FilmRequest): RenderPlan {
  const { spec, sources, sounds } = request;
  const { format, adjustments: ofFormat } = chooseFormat(spec, sources);
  const { parts, adjustments: ofParts } = takenParts(spec, sources, format);
  const wishes = joinWishes(spec, format);
  const lengths = parts.map(({ frames }) => frames);
  const { windows, adjustments: ofWindows } = planWindows(lengths, wishes, format.rate, (index) =>
    sourceName(sources, index),
  );
  const clips = placeClips(request, parts, windows);
  const last = clips.at(-1);
  const frames = last === undefined ? 0 : last.startsAt + last.frames;
  const joins = wishes.map(({ transition }, index) => ({ transition, frames: windows[index] ?? 0 }));
  const audio = planSound({ spec, sounds, clips, windows, rate: format.rate });
  const samples = sampleAt(frames, format.rate);
  const segments = canCopy(request, clips, format)
    ? planCopies(clips)
    : planSegments(clips, joins, { rate: format.rate, tailFrames: tailFrames(spec, format) });
  return {
    format,
    frames,
    samples,
    clips,
    segments,
    ...(audio === undefined ? {} : { audio }),
    chapters: planChapters(spec, clips, windows),
    ...(spec.title === undefined ? {} : { title: spec.title }),
    adjustments: [
      ...[...ofFormat, ...ofParts, ...ofWindows],
      ...colorAdjustments(sources, segments),
      ...soundAdjustments(spec, { audio, samples }),
    ],
  };
}

/** The plan with captions. Copied packets can not be drawn upon: what is burned in makes all clips be rendered. */
export function withAdditions(plan: RenderPlan, { captions, overlays = [] }: FilmAdditions): RenderPlan {
  const rendered = overlays.length === 0 ? plan.segments : renderedSegments(plan);
  return {
    ...plan,
    segments: withOverlays(rendered, overlays),
    ...(captions === undefined ? {} : { captions }),
  };
}

function renderedSegments({ segments, clips, format }: RenderPlan): RenderPlan['segments'] {
  if (segments.every(({ kind }) => kind !== 'copy')) return segments;
  const cuts = clips.slice(1).map(() => ({ transition: 'cut' as const, frames: 0 }));
  return planSegments(clips, cuts, format);
}

const oneFrame: TakenPart = { skippedFrames: 0, frames: 1 };

function placeClips(
  { spec, sources }: FilmRequest,
  parts: ReturnType<typeof takenParts>['parts'],
  windows: readonly number[],
): readonly PlannedClip[] {
  let startsAt = 0;
  return sources.map((source, index): PlannedClip => {
    const { skippedFrames, frames, stretch } = parts[index] ?? oneFrame;
    const { fit, move, volume } = clipSpec(spec.clips[index] ?? '');
    const clip = {
      position: index + 1,
      source,
      startsAt,
      frames,
      skippedFrames,
      fit: fit ?? spec.fit ?? 'contain',
      move: move ?? 'in',
      volume: volume ?? 1,
      ...(stretch === undefined ? {} : { stretch }),
    };
    startsAt += frames - (windows[index] ?? 0);
    return clip;
  });
}

/** Whether all clips are whole, follow each other by cuts, and are coded alike, and nothing else is asked of the picture. */
function canCopy({ spec, sources }: FilmRequest, clips: readonly PlannedClip[], format: FilmFormat): boolean {
  const [first] = sources;
  const asked = [spec.crf, spec.preset, spec.quality, spec.encoder].some((value) => value !== undefined);
  if (first?.packets === undefined || asked || first.packets.codec !== format.encoder.codec) return false;
  const { configuration } = first.packets;
  return clips.every(({ source, startsAt, frames, skippedFrames, stretch }, index) => {
    const next = clips[index + 1];
    return (
      source.packets?.configuration === configuration &&
      source.packets.frames === frames &&
      skippedFrames === 0 &&
      stretch === undefined &&
      source.width === format.width &&
      source.height === format.height &&
      (next === undefined || next.startsAt === startsAt + frames)
    );
  });
}

/** A chapter begins in the middle of the transition that leads to it. */
function planChapters(
  { clips: entries }: FilmSpec,
  clips: readonly PlannedClip[],
  windows: readonly number[],
): readonly Chapter[] {
  const starts = clips.map(({ startsAt }, index) => startsAt + Math.floor((windows[index - 1] ?? 0) / 2));
  const last = clips.at(-1);
  const chapters = clips.map(({ source }, index) => ({
    title: clipSpec(entries[index] ?? '').title ?? fileTitle(source.path),
    isNamed: clipSpec(entries[index] ?? '').title !== undefined,
    fromFrame: starts[index] ?? 0,
    endFrame: starts[index + 1] ?? (last === undefined ? 0 : last.startsAt + last.frames),
  }));
  return joinChapters(chapters);
}

/** Clips in a row that are given one name are one chapter. */
function joinChapters(chapters: readonly (Chapter & { readonly isNamed: boolean })[]): readonly Chapter[] {
  const joined: Chapter[] = [];
  for (const { isNamed, ...chapter } of chapters) {
    const before = joined.at(-1);
    if (isNamed && before?.title === chapter.title)
      joined[joined.length - 1] = { ...before, endFrame: chapter.endFrame };
    else joined.push(chapter);
  }
  return joined;
}

/** The name of a file without folder and extension. */
function fileTitle(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/(.)\.[^.]+$/, '$1').normalize('NFC');
}
