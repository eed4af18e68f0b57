import { type FrameRate, framesIn, parseFrameRate } from '../timeline/frame-rate.js';
import type { TransitionName } from '../timeline/transitions.js';
import { overlapSeconds } from './assemble-plan.js';
import { type FilmPlan, type PlacedShot, shotsOf } from './film-plan.js';

/** Where every shot is in a film, in its frames. */
export interface FilmLayout {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly frames: number;
  readonly shots: readonly ShotPlace[];
}

export interface ShotPlace extends PlacedShot {
  /** The film's frame at which it begins to be seen. */
  readonly startsAt: number;
  /** Frames of its clip: to the next shot, and on under the transition to it. */
  readonly frames: number;
  /** To the next shot. */
  readonly transition: TransitionName;
  readonly transitionFrames: number;
}

const usualRate: FrameRate = { numerator: 24, denominator: 1 };

/**
 * Puts the shots of a plan one after the other. Every start is counted from the film's start, so that no rounding adds
 * up. Transitions take nothing away: the shot before runs on under the one that comes, for half of its length at most.
 */
export function layOutFilm(plan: FilmPlan): FilmLayout {
  const rate = parseFrameRate(String(plan.fps)) ?? usualRate;
  const [width = 1280, height = 720] = plan.size.split('x').map(Number);
  const placed = shotsOf(plan);
  const starts = startFrames(placed, rate);
  const frames = starts.at(-1) ?? 0;
  const shots = placed.map((entry, index): ShotPlace => {
    const startsAt = starts[index] ?? 0;
    const end = starts[index + 1] ?? frames;
    const after = placed[index + 1];
    const next = after === undefined ? 0 : (starts[index + 2] ?? frames) - end;
    const { transition, wanted } = joinAfter(plan, entry, after);
    const transitionFrames = Math.min(framesIn(wanted, rate), Math.floor(next / 2));
    return {
      ...entry,
      startsAt,
      frames: end - startsAt + transitionFrames,
      transition: transitionFrames === 0 ? 'cut' : transition,
      transitionFrames,
    };
  });
  return { width: even(width), height: even(height), rate, frames, shots };
}

/** The first frame of each shot, and the end of the film. Each shot has one frame at least. */
function startFrames(placed: readonly PlacedShot[], rate: FrameRate): readonly number[] {
  const starts = [0];
  let seconds = 0;
  for (const { shot } of placed) {
    seconds += shot.seconds;
    starts.push(Math.max((starts.at(-1) ?? 0) + 1, framesIn(seconds, rate)));
  }
  return starts;
}

/** Within a scene shots follow each other by cuts. */
function joinAfter(
  plan: FilmPlan,
  { scene }: PlacedShot,
  next: PlacedShot | undefined,
): { readonly transition: TransitionName; readonly wanted: number } {
  if (next === undefined || next.scene === scene) return { transition: 'cut', wanted: 0 };
  const transition = plan.scenes[scene]?.transition ?? plan.transition ?? 'cut';
  return { transition, wanted: overlapSeconds({ ...plan, transition }) };
}

function even(length: number): number {
  return Math.max(16, Math.round(length / 2) * 2);
}
