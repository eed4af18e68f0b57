import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import type { Half } from '../layouts/define-layout.js';
import type { FilmSource } from '../timeline/film-source.js';
import { framesIn, secondsOf } from '../timeline/frame-rate.js';
import { framesOf } from '../timeline/plan-clips-in-time.js';
import type { FilmFormat, PlannedClip } from '../timeline/render-plan.js';
import { type Filling, fillTime } from './filling.js';
import { type FilmLength, filmFrames } from './film-length.js';
import type { Span } from './half-track.js';
import { checkChapters, type FilmPartTime, lineUp } from './line-up.js';

/** What is asked of the time of a hybrid film. */
export interface TimeWishes {
  readonly length: FilmLength;
  readonly fill: Readonly<Record<Half, Filling>>;
  /** Seconds of the simulation; empty: those of its files. */
  readonly chapters: readonly number[];
  /** Seconds of each half that are left out before. */
  readonly start: Readonly<Record<Half, number>>;
  readonly volume: Readonly<Record<Half, number>>;
}

/** Both halves over the time of the film. */
export interface PlannedTracks {
  readonly frames: number;
  /** Of the simulation and then of the AI half. */
  readonly clips: readonly PlannedClip[];
  readonly tracks: Readonly<Record<Half, readonly Span[]>>;
  /** Frames at which chapters begin; one at least. */
  readonly chapters: readonly number[];
  readonly adjustments: readonly Adjustment[];
}

type Sources = Readonly<Record<Half, readonly FilmSource[]>>;

/** Plans which frames of which clips are seen when. Errors: `input-invalid` where the halves share no time. */
export function planTracks(sources: Sources, wishes: TimeWishes, { rate }: FilmFormat): PlannedTracks {
  const lengths = {
    simulation: lengthsOf(sources.simulation, wishes.start.simulation, { half: 'simulation', rate }),
    ai: lengthsOf(sources.ai, wishes.start.ai, { half: 'ai', rate }),
  };
  const whole = { simulation: sum(lengths.simulation), ai: sum(lengths.ai) };
  const frames = filmFrames(wishes.length, whole, rate);
  const chapters = chapterFrames(wishes, lengths.simulation, { frames, rate });
  const order = { wishes, rate, frames };
  const simulation = planHalf('simulation', sources.simulation, {
    ...order,
    lengths: lengths.simulation,
    times: following(lengths.simulation, frames),
    firstPosition: 1,
  });
  const ai = planHalf('ai', sources.ai, {
    ...order,
    lengths: lengths.ai,
    times: lineUp(
      lengths.ai.map((length) => ({ frames: length ?? 1 })),
      chapters,
      frames,
    ),
    firstPosition: simulation.clips.length + 1,
  });
  return {
    frames,
    clips: [...simulation.clips, ...ai.clips],
    tracks: { simulation: simulation.spans, ai: ai.spans },
    chapters,
    adjustments: [...simulation.adjustments, ...ai.adjustments],
  };
}

/** Frames of each clip; undefined for a still. */
function lengthsOf(
  clips: readonly FilmSource[],
  start: number,
  { half, rate }: { readonly half: Half; readonly rate: FilmFormat['rate'] },
): readonly (number | undefined)[] {
  return clips.map((source, index) => {
    if (source.kind === 'still') return undefined;
    const all = framesOf(source, rate);
    const left = all - (index === 0 ? framesIn(start, rate) : 0);
    if (left > 0) return left;
    throw new AivideoError(
      'input-invalid',
      `The halves share no time: ${half === 'ai' ? 'the AI half' : 'the simulation'} starts at ${start} s but lasts ${rounded(secondsOf(all, rate))} s`,
      { details: { half } },
    );
  });
}

function sum(lengths: readonly (number | undefined)[]): number | undefined {
  const known = lengths.flatMap((length) => length ?? []);
  return known.length === 0 ? undefined : known.reduce((all, length) => all + length, 0);
}

/** Clips one after the other; the last one has what is left. Those that begin after the film's end are not seen. */
function following(lengths: readonly (number | undefined)[], frames: number): readonly FilmPartTime[] {
  let startsAt = 0;
  return lengths.flatMap((length, index) => {
    const left = frames - startsAt;
    if (left <= 0) return [];
    const isLast = index === lengths.length - 1;
    const part = { startsAt, frames: isLast ? left : Math.min(left, length ?? left) };
    startsAt += part.frames;
    return [part];
  });
}

function chapterFrames(
  { chapters, start }: TimeWishes,
  lengths: readonly (number | undefined)[],
  { frames, rate }: { readonly frames: number; readonly rate: FilmFormat['rate'] },
): readonly number[] {
  if (chapters.length > 0) {
    const seconds = secondsOf(sum(lengths) ?? frames, rate) + start.simulation;
    const whole = checkChapters(chapters, seconds);
    const inFilm = whole.map((at) => framesIn(Math.max(0, at - start.simulation), rate));
    return [...new Set(inFilm)].filter((at) => at < frames);
  }
  return following(lengths, frames).map(({ startsAt }) => startsAt);
}

interface HalfOrder {
  readonly wishes: TimeWishes;
  readonly rate: FilmFormat['rate'];
  readonly lengths: readonly (number | undefined)[];
  readonly times: readonly FilmPartTime[];
  readonly firstPosition: number;
}

function planHalf(half: Half, clips: readonly FilmSource[], order: HalfOrder) {
  const { wishes, rate, lengths, times, firstPosition } = order;
  const planned = times.flatMap(({ startsAt, frames }, index) => {
    const source = clips[index];
    if (source === undefined) return [];
    const position = firstPosition + index;
    const available = lengths[index] ?? frames;
    const filled = fillTime({ half, filling: wishes.fill[half], available, frames, rate });
    const { stretch, crossFrames } = filled;
    const skipped = index === 0 ? framesIn(wishes.start[half], rate) : 0;
    const span: Span = {
      ...{ clip: position, startsAt, frames, available: filled.available },
      ...(crossFrames === undefined ? {} : { crossFrames }),
    };
    const clip: PlannedClip = {
      ...{ position, source, startsAt, frames, fit: 'contain', move: 'in' },
      volume: wishes.volume[half],
      skippedFrames: stretch === undefined ? skipped : Math.round((skipped * stretch.frames) / stretch.of),
      ...(stretch === undefined ? {} : { stretch }),
    };
    return [{ span, clip, adjustments: filled.adjustments }];
  });
  return {
    clips: planned.map(({ clip }) => clip),
    spans: planned.map(({ span }) => span),
    adjustments: planned.flatMap(({ adjustments }) => adjustments),
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
