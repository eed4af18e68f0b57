import type { FilmSpec } from '../film/film-spec.js';
import { type FrameRate, sampleAt, sampleRate } from './frame-rate.js';
import type {
  AudioPlan,
  ClipSound,
  MusicPlan,
  NarrationPlan,
  PlannedClip,
  SoundFile,
} from './render-plan.js';

/** The sound files that a film names, already looked at. */
export interface FilmSounds {
  readonly music?: SoundFile;
  readonly narration?: SoundFile;
}

export interface SoundRequest {
  readonly spec: FilmSpec;
  readonly sounds: FilmSounds;
  readonly clips: readonly PlannedClip[];
  /** Frames of the transition after each clip but the last. */
  readonly windows: readonly number[];
  readonly rate: FrameRate;
}

/** The film's sound; undefined when there is none to hear. */
export function planSound(request: SoundRequest): AudioPlan | undefined {
  const { spec, sounds } = request;
  const clips = spec.audio === 'none' ? [] : clipSounds(request);
  const music = sounds.music && planMusic(spec, sounds.music);
  const narration = sounds.narration && planNarration(spec, sounds.narration);
  if (clips.length === 0 && music === undefined && narration === undefined) return undefined;
  return {
    clips,
    ...(music === undefined ? {} : { music }),
    ...(narration === undefined ? {} : { narration }),
    ...(spec.loudness === undefined ? {} : { loudness: spec.loudness }),
  };
}

/** Starts and ends are counted from the film's start, so that no rounding adds up and silent clips take their time. */
function clipSounds({ clips, windows, rate }: SoundRequest): readonly ClipSound[] {
  return clips.flatMap((clip, index): ClipSound[] => {
    if (!clip.source.hasAudio || clip.volume === 0) return [];
    const startsAt = sampleAt(clip.startsAt, rate);
    const end = clip.startsAt + clip.frames;
    const fadeIn = sampleAt(clip.startsAt + (windows[index - 1] ?? 0), rate) - startsAt;
    const fadeOut = sampleAt(end, rate) - sampleAt(end - (windows[index] ?? 0), rate);
    const samples = sampleAt(end, rate) - startsAt;
    return [{ clip: clip.position, startsAt, samples, fadeIn, fadeOut, volume: clip.volume }];
  });
}

function planMusic({ music }: FilmSpec, file: SoundFile): MusicPlan {
  const asked = typeof music === 'object' ? music : undefined;
  return {
    file,
    volume: asked?.volume ?? 0.3,
    fadeInSamples: Math.round((asked?.fadeIn ?? 1) * sampleRate),
    fadeOutSamples: Math.round((asked?.fadeOut ?? 2) * sampleRate),
    loop: asked?.loop ?? true,
    duck: asked?.duck ?? true,
  };
}

function planNarration({ narration }: FilmSpec, file: SoundFile): NarrationPlan {
  return { file, volume: (typeof narration === 'object' ? narration.volume : undefined) ?? 1 };
}
