import type { FilmSpec } from '../film/film-spec.js';
import type { FilmSource } from '../timeline/film-source.js';
import type { Fit } from '../timeline/fit-picture.js';
import { type FrameRate, frameRateText, sampleRate, secondsOf } from '../timeline/frame-rate.js';
import { planFilm } from '../timeline/plan-film.js';
import type { AudioPlan, ClipSound, RenderPlan } from '../timeline/render-plan.js';
import type { ColorMatch } from './color-match.js';

/** A finished piece at its place. */
export interface FilmPiece {
  readonly source: FilmSource;
  /** Frames of the film that are left out at its start: what is seen of its doubled first frame. */
  readonly skippedFrames: number;
  readonly frames: number;
  readonly fit: Fit;
  readonly colorMatch?: ColorMatch;
}

export interface ExtendedFilm {
  readonly source: FilmSource;
  readonly keptFrames: number;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly pieces: readonly FilmPiece[];
}

/** Whose sound is heard in the new part. */
export type NewSound = 'none' | 'silence' | 'own';

/** Seconds in which the clip's sound goes away where nothing follows it. */
const fadeSeconds = 0.4;

/** Seconds in which one sound goes over into another: enough that it does not click. */
const joinSeconds = 0.01;

/** The film of a clip and its pieces: cuts without a frame too many, the colours led over, the sound closed. */
export function planExtendedFilm(film: ExtendedFilm): RenderPlan {
  const { source, keptFrames, width, height, rate, pieces } = film;
  const volume = newSound(film) === 'own' ? 1 : 0;
  const clips: FilmSpec['clips'] = [
    { file: source.path, duration: secondsOf(keptFrames, rate), fit: 'stretch' },
    ...pieces.map((piece) => ({
      file: piece.source.path,
      start: secondsOf(piece.skippedFrames, rate),
      duration: secondsOf(piece.frames, rate),
      fit: piece.fit,
      volume,
    })),
  ];
  const spec: FilmSpec = { clips, size: `${width}x${height}`, fps: frameRateText(rate) };
  const sources = [source, ...pieces.map((piece) => piece.source)];
  const plan = planFilm({ spec, sources, sounds: {} });
  return {
    ...plan,
    clips: plan.clips.map((clip, index) => {
      const match = pieces[index - 1]?.colorMatch;
      return match === undefined ? clip : { ...clip, colorMatch: match };
    }),
    ...(plan.audio === undefined ? {} : { audio: withClosedEnds(plan.audio, plan) }),
    chapters: [],
  };
}

/** A silent clip stays silent; after one with sound the pieces are heard where they have any. */
export function newSound({ source, pieces }: Pick<ExtendedFilm, 'source' | 'pieces'>): NewSound {
  if (!source.hasAudio) return 'none';
  return pieces.some((piece) => piece.source.hasAudio) ? 'own' : 'silence';
}

/** A sound that is cut off fades: slowly into silence, quickly into the next. */
function withClosedEnds(audio: AudioPlan, { samples }: RenderPlan): AudioPlan {
  const clips = audio.clips.map((sound, index): ClipSound => {
    const before = audio.clips[index - 1];
    const after = audio.clips[index + 1];
    const end = sound.startsAt + sound.samples;
    const isJoined = after !== undefined && after.startsAt <= end;
    const fadeOut = end >= samples ? 0 : isJoined ? joinSeconds : fadeSeconds;
    const fadeIn = before === undefined ? 0 : joinSeconds;
    const most = Math.floor(sound.samples / 2);
    return {
      ...sound,
      fadeIn: Math.min(most, Math.round(fadeIn * sampleRate)),
      fadeOut: Math.min(most, Math.round(fadeOut * sampleRate)),
    };
  });
  return { ...audio, clips };
}
