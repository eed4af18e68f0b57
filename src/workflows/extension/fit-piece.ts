import { AivideoError } from '../../domain/errors.js';
import { type ColorMatch, matchColors } from '../../domain/extend/color-match.js';
import type { ExtensionGoal } from '../../domain/extend/extension-goal.js';
import { pictureDifference } from '../../domain/extend/film-picture.js';
import { lastGoodFrame } from '../../domain/extend/last-good-frame.js';
import type { FilmPiece } from '../../domain/extend/plan-extended-film.js';
import { doubledFrames } from '../../domain/extend/plan-lengths.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { frameRateText, framesIn, framesPerSecond } from '../../domain/timeline/frame-rate.js';
import { planFilm } from '../../domain/timeline/plan-film.js';
import type { FilmFormat, PlannedClip } from '../../domain/timeline/render-plan.js';
import type { ClipInFilm } from '../../ports/frame-reader.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { readSource } from '../film/read-film-sources.js';
import type { ClipReadingDeps } from './read-extended-clip.js';

/** A place in a clip that a piece continues from, or ends at. */
export interface Tail extends ClipInFilm {
  /** Counted from the clip's first frame in the film. */
  readonly frame: number;
}

export interface PieceToFit {
  readonly goal: ExtensionGoal;
  readonly path: string;
  /** Where the piece begins. */
  readonly start: Tail;
  /** Frames that are wanted of it. Absent: all. */
  readonly wanted?: number;
  /** Nothing comes after it: it may end as it likes. */
  readonly isLast: boolean;
}

/** A piece at its place, and how well it goes on from what was before. */
export interface FittedPiece {
  readonly piece: FilmPiece;
  readonly tail: Tail;
  /** Mean difference of its first frame to the one that it starts from, in code values (0 to 255), without and with colours led over. */
  readonly difference: { readonly asMade: number; readonly matched: number };
}

/** How long colours are led over, in seconds, at most. */
const longestFade = 8;

/**
 * Looks at a finished piece: how it is best laid over the frame that it starts from, what of it is used, and how its colours are
 * led over. Errors: `media-unreadable` for one that can not be joined to anything.
 */
export async function fitPiece(
  deps: ClipReadingDeps,
  order: PieceToFit,
  call: CallOptions,
): Promise<FittedPiece> {
  const { goal, path, start, wanted, isLast } = order;
  const source = await readSource(deps, path, call);
  const { clip, format } = await bestFit(deps, { goal, source, start }, call);
  const fps = framesPerSecond(format.rate);
  const skippedFrames = doubledFrames(format.rate, source.fps > 0 ? source.fps : fps);
  const end = isLast ? clip.frames : await goodFrames(deps, { clip, format }, call);
  const frames = Math.min(wanted ?? end, end - skippedFrames);
  if (frames < 1)
    throw new AivideoError(
      'media-unreadable',
      `Nothing of \`${path}\` can be used: it is black, or one frame long`,
      {
        details: { path },
      },
    );
  const { colorMatch, difference } = await matchPiece(deps, { start, frames, place: { clip, format } }, call);
  const shared = { source, skippedFrames, frames, fit: clip.fit };
  return {
    piece: colorMatch === undefined ? shared : { ...shared, colorMatch },
    tail: { clip, format, frame: skippedFrames + frames - 1 },
    difference,
  };
}

interface PieceToMatch {
  readonly start: Tail;
  readonly place: ClipInFilm;
  /** Of the piece that are used. */
  readonly frames: number;
}

/** Colours are led over when that brings the piece nearer to what it starts from. */
async function matchPiece(
  { frames: reader }: ClipReadingDeps,
  { start, place, frames }: PieceToMatch,
  call: CallOptions,
): Promise<{ readonly colorMatch?: ColorMatch; readonly difference: FittedPiece['difference'] }> {
  const wanted = await reader.picture(start, start.frame, call);
  const given = await reader.picture(place, 0, call);
  const asMade = pictureDifference(wanted, given);
  const plain = { difference: { asMade, matched: asMade } };
  const match = matchColors(wanted, given);
  if (match === undefined) return plain;
  const { clip, format } = place;
  const fadeFrames = Math.min(Math.max(1, frames - 1), framesIn(longestFade, format.rate));
  const colorMatch = { ...match, fadeFrames };
  const changed = await reader.picture({ clip: { ...clip, colorMatch }, format }, 0, call);
  const matched = pictureDifference(wanted, changed);
  return matched < asMade ? { colorMatch, difference: { asMade, matched } } : plain;
}

interface PieceToLay {
  readonly goal: ExtensionGoal;
  readonly source: FilmSource;
  readonly start: Tail;
}

/** A model that makes another shape has cut the start image or squeezed it: what it did is what fits better. */
async function bestFit(
  { frames }: ClipReadingDeps,
  { goal, source, start }: PieceToLay,
  call: CallOptions,
): Promise<{ readonly clip: PlannedClip; readonly format: FilmFormat }> {
  const laid = (fit: 'cover' | 'stretch') => layPiece(goal, source, fit);
  const cover = laid('cover');
  if (source.width * goal.height === source.height * goal.width) return laid('stretch');
  const wanted = await frames.picture(start, start.frame, call);
  const far = async (place: ClipInFilm) => pictureDifference(wanted, await frames.picture(place, 0, call));
  const squeezed = laid('stretch');
  return (await far(squeezed)) < (await far(cover)) ? squeezed : cover;
}

/** The piece as a film of the goal's format shows it from its first frame on. */
function layPiece(goal: ExtensionGoal, source: FilmSource, fit: 'cover' | 'stretch') {
  const { width, height, rate } = goal;
  const { clips, format } = planFilm({
    spec: { clips: [{ file: source.path, fit }], size: `${width}x${height}`, fps: frameRateText(rate) },
    sources: [source],
    sounds: {},
  });
  const [clip] = clips;
  if (clip === undefined) throw new AivideoError('bug', 'A film of one clip has none');
  return { clip, format };
}

async function goodFrames(
  { frames }: ClipReadingDeps,
  place: ClipInFilm,
  call: CallOptions,
): Promise<number> {
  const lights = await frames.lights(place, call);
  return (lastGoodFrame(lights, framesPerSecond(place.format.rate)) ?? -1) + 1;
}
