import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import { isBackwards } from '../film/check-film.js';
import { type ClipSpec, clipSpec, type FilmSpec } from '../film/film-spec.js';
import type { FilmSource } from './film-source.js';
import { framesIn, nearestFrameRate, secondsOf } from './frame-rate.js';
import type { JoinWish } from './plan-windows.js';
import type { FilmFormat } from './render-plan.js';
import { sourceName } from './source-name.js';

/** Seconds for which a still is held when nothing is said. */
const stillSeconds = 4;

const transitionSeconds = 0.5;

/** Which part of a source is taken, in frames of the film. */
export interface TakenPart {
  readonly skippedFrames: number;
  readonly frames: number;
  /** Where it runs slower or faster: `frames` of the film show `of` of the clip. */
  readonly stretch?: { readonly frames: number; readonly of: number };
}

/** How much of each clip goes into the film. */
export function takenParts(
  spec: FilmSpec,
  sources: readonly FilmSource[],
  { rate }: FilmFormat,
): { readonly parts: readonly TakenPart[]; readonly adjustments: readonly Adjustment[] } {
  const adjustments: Adjustment[] = [];
  const parts = sources.map((source, index): TakenPart => {
    const clip = clipSpec(spec.clips[index] ?? '');
    const name = sourceName(sources, index);
    if (isBackwards(clip)) throw empty(name, `its \`end\` ${clip.end} is not after its \`start\``);
    if (source.kind === 'still')
      return {
        skippedFrames: 0,
        frames: Math.max(1, framesIn(clip.duration ?? spec.stillDuration ?? stillSeconds, rate)),
      };
    const { available, ...paced } = paceOf(framesOf(source, rate), clip.speed);
    const skippedFrames = framesIn(clip.start ?? 0, rate);
    if (skippedFrames >= available)
      throw empty(name, `it starts at ${clip.start} s but lasts ${rounded(secondsOf(available, rate))} s`);
    const asked = askedFrames(clip, skippedFrames, rate);
    if (clip.hold === true && asked !== undefined)
      return { skippedFrames, frames: Math.max(1, asked), ...paced };
    const most = available - skippedFrames;
    if (asked !== undefined && asked > most + 1)
      adjustments.push({
        option: `${name} ${clip.duration === undefined ? 'end' : 'duration'}`,
        kind: 'clamped',
        asked: `${clip.duration ?? clip.end} s`,
        used: `${rounded(secondsOf(most, rate))} s`,
        reason: 'the file holds no more',
      });
    return { skippedFrames, frames: Math.max(1, Math.min(asked ?? most, most)), ...paced };
  });
  return { parts, adjustments };
}

/** The frames that a clip has at its pace in the film. */
function paceOf(frames: number, speed = 1): { readonly available: number } & Pick<TakenPart, 'stretch'> {
  if (speed === 1) return { available: frames };
  const available = Math.max(1, Math.round(frames / speed));
  return { available, stretch: { frames: available, of: frames } };
}

/** The transition after each clip but the last. */
export function joinWishes(spec: FilmSpec, format: FilmFormat): readonly JoinWish[] {
  return spec.clips.slice(0, -1).map((entry) => wishAfter(entry, spec, format));
}

/** How many frames of the last clip would go into a transition if another clip followed. */
export function tailFrames(spec: FilmSpec, format: FilmFormat): number {
  const last = spec.clips.at(-1);
  return last === undefined ? 0 : wishAfter(last, spec, format).frames;
}

function wishAfter(entry: FilmSpec['clips'][number], spec: FilmSpec, { rate }: FilmFormat): JoinWish {
  const clip = clipSpec(entry);
  const transition = clip.transition ?? spec.transition ?? 'cut';
  const seconds = clip.transitionDuration ?? spec.transitionDuration ?? transitionSeconds;
  const frames = transition === 'cut' ? 0 : framesIn(seconds, rate);
  return frames === 0 ? { transition: 'cut', frames: 0 } : { transition, frames, seconds };
}

/** A source with an even rate has as many frames at its own rate as it holds: no rounding of its length. */
export function framesOf({ durationSeconds, fps }: FilmSource, rate: FilmFormat['rate']): number {
  const own = nearestFrameRate(fps);
  const shown = durationSeconds * (own.numerator / own.denominator);
  const whole = Math.abs(shown - Math.round(shown)) < 0.02 ? Math.round(shown) : shown;
  return Math.max(
    1,
    Math.round((whole * own.denominator * rate.numerator) / (own.numerator * rate.denominator)),
  );
}

function askedFrames(
  { duration, end }: ClipSpec,
  skipped: number,
  rate: FilmFormat['rate'],
): number | undefined {
  if (duration !== undefined) return framesIn(duration, rate);
  return end === undefined ? undefined : framesIn(end, rate) - skipped;
}

function empty(name: string, why: string): AivideoError {
  return new AivideoError('input-invalid', `Nothing is left of ${name}: ${why}`, {
    details: { clip: name },
  });
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
