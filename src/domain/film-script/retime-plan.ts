import type { FilmPlan, PlannedLine, PlannedScene, ScriptShot } from './film-plan.js';
import { shotSeed } from './shot-seed.js';
import type { Recording } from './time-scenes.js';

export interface RetimeOrder {
  /** What a line sounds like now, by the index of its scene and its index there; undefined where it stays as it is. */
  recordingOf(scene: number, line: number): Recording | undefined;
  /** The longest shot that can be filled with one clip of a model, in seconds. */
  longestShot(shot: ScriptShot): number;
}

/**
 * The plan with the lengths of what was spoken: pauses stay as they are, and everything else of a scene (captions,
 * changes of shot, its end) moves along with its words. A shot that becomes too long for its model is divided.
 */
export function retimePlan(plan: FilmPlan, order: RetimeOrder): FilmPlan {
  return {
    ...plan,
    scenes: plan.scenes.map((scene, index) => retimeScene(scene, index, order)),
  };
}

function retimeScene(scene: PlannedScene, index: number, order: RetimeOrder): PlannedScene {
  const { narration = [], captions, shots } = scene;
  const recordings = narration.map((_, line) => order.recordingOf(index, line));
  if (recordings.every((recording) => recording === undefined)) return scene;
  const spoken = layLines(narration, recordings);
  const move = movement(narration, spoken);
  return {
    ...scene,
    shots: retimeShots(shots, move).flatMap((shot) => divideShot(shot, order.longestShot(shot))),
    narration: [...spoken],
    ...(captions === undefined
      ? {}
      : {
          captions: captions.map((caption) => {
            const from = inMilliseconds(move(caption.from));
            return { ...caption, from, to: Math.max(from + 0.001, inMilliseconds(move(caption.to))) };
          }),
        }),
  };
}

/** Lines one after the other, with the pauses that they had. */
function layLines(
  lines: readonly PlannedLine[],
  recordings: readonly (Recording | undefined)[],
): readonly PlannedLine[] {
  const laid: PlannedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const recording = recordings[index];
    const pause = line.from - (lines[index - 1]?.to ?? 0);
    const from = inMilliseconds(Math.max(0, (laid.at(-1)?.to ?? 0) + pause));
    const length = recording?.seconds ?? line.to - line.from;
    const to = inMilliseconds(from + Math.max(0.001, length));
    laid.push({ ...line, from, to, ...(recording === undefined ? {} : { file: recording.file }) });
  }
  return laid;
}

/** Where a moment of a scene goes when its lines do: between their starts and ends everything moves evenly. */
function movement(
  before: readonly PlannedLine[],
  after: readonly PlannedLine[],
): (seconds: number) => number {
  const old = [0, ...before.flatMap(({ from, to }) => [from, to])];
  const moved = [0, ...after.flatMap(({ from, to }) => [from, to])];
  return (seconds) => {
    const next = old.findIndex((moment) => moment > seconds);
    const at = next === -1 ? old.length - 1 : Math.max(0, next - 1);
    const [start = 0, end] = [old[at], old[at + 1]];
    const [movedStart = 0, movedEnd] = [moved[at], moved[at + 1]];
    if (end === undefined || movedEnd === undefined || end <= start) return movedStart + seconds - start;
    return movedStart + ((seconds - start) * (movedEnd - movedStart)) / (end - start);
  };
}

/** Less would be a flash. In seconds. */
const shortestShot = 0.5;

function retimeShots(shots: readonly ScriptShot[], move: (seconds: number) => number): readonly ScriptShot[] {
  let before = 0;
  let start = 0;
  return shots.map((shot) => {
    before += shot.seconds;
    const seconds = inMilliseconds(Math.max(Math.min(shortestShot, shot.seconds), move(before) - start));
    start += seconds;
    return { ...shot, seconds };
  });
}

/** Equal parts with takes of their own. */
function divideShot(shot: ScriptShot, longest: number): readonly ScriptShot[] {
  const count = Math.max(1, Math.ceil(shot.seconds / longest - 1e-9));
  if (count === 1) return [shot];
  const whole = Math.round(shot.seconds * 1000);
  return Array.from({ length: count }, (_, index) => {
    const end = Math.floor((whole * (index + 1)) / count);
    const seconds = (end - Math.floor((whole * index) / count)) / 1000;
    const seed = index === 0 ? shot.seed : shotSeed(shot.prompt, { film: shot.seed ?? 0, again: index });
    return { ...shot, seconds, ...(seed === undefined ? {} : { seed }) };
  });
}

function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
