import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import { divideScenes } from './scenes/divide-scenes.js';
import { joinScenes, sceneSeconds } from './scenes/join-scenes.js';
import type { SceneRange } from './scenes/scene-ranges.js';
import { startingAtZero } from './scenes/scene-times.js';
import type { Scene, Script } from './script.js';

/** How the scenes of a script are asked to be. */
export interface SceneWishes {
  /** Exactly so many scenes (`--scenes`), 1 or more. */
  readonly scenes?: number;
  /** So many at most (`--max-scenes`), 1 or more. */
  readonly maxScenes?: number;
  /** Only these, by the numbers that they have in the script so far (`--only`); see `readSceneRanges`. */
  readonly only?: readonly SceneRange[];
  /** Seconds of the film (`--duration`), more than 0. */
  readonly seconds?: number;
}

/** The least time for which a scene is worth showing. */
const leastSceneSeconds = 1.5;

/** How much faster than they are said words can still be followed. */
const fastest = 1.5;

/**
 * A script with as many scenes as are wanted. Joining and dividing keeps every word, in its order; `only` chooses among
 * what has then come out, and the scenes keep their numbers. Scenes with times of their own keep them, but for a film
 * that begins at 0. What could not be had is said in the adjustments. Errors: `usage-invalid` for a scene that there is
 * not.
 */
export function shapeScript(script: Script, wishes: SceneWishes): Script {
  const counted = countScenes(script, wishes);
  const chosen = wishes.only === undefined ? counted : chooseScenes(counted, wishes.only);
  return wishes.seconds === undefined ? chosen : fitSeconds(chosen, wishes.seconds);
}

function countScenes(script: Script, { scenes: exactly, maxScenes, seconds }: SceneWishes): Script {
  const { scenes } = script;
  const most = Math.min(maxScenes ?? scenes.length, seconds === undefined ? Infinity : roomFor(seconds));
  if (exactly === undefined) return withScenes(script, joinScenes(scenes, Math.max(1, most)));
  if (exactly <= scenes.length) return withScenes(script, joinScenes(scenes, exactly));
  const divided = divideScenes(scenes, exactly);
  if (divided.length === exactly) return withScenes(script, divided);
  const reason = 'no scene is less than a sentence';
  return withScenes(script, divided, {
    option: 'scenes',
    kind: 'clamped',
    asked: exactly,
    used: divided.length,
    reason,
  });
}

function roomFor(seconds: number): number {
  return Math.floor(seconds / leastSceneSeconds);
}

function withScenes(script: Script, scenes: readonly Scene[], ...adjustments: readonly Adjustment[]): Script {
  return { ...script, scenes, adjustments: [...script.adjustments, ...adjustments] };
}

function chooseScenes(script: Script, only: readonly SceneRange[]): Script {
  const last = script.scenes.length;
  const wrong = only.find(({ from, to }) => from > last || to > last);
  if (wrong !== undefined)
    throw new AivideoError(
      'usage-invalid',
      `\`--only\` asks for scene ${Math.max(wrong.from, wrong.to)}, but the script has ${last === 1 ? 'one scene' : `${last} scenes`}`,
    );
  const chosen = script.scenes.filter(({ number }) =>
    only.some(({ from, to }) => number >= from && number <= to),
  );
  return { ...script, scenes: startingAtZero(chosen) };
}

/** Shares the seconds out among scenes by the time that their words take; what a list has fixed stays in proportion. */
function fitSeconds(script: Script, asked: number): Script {
  if (script.scenes.some(({ time }) => time !== undefined)) {
    const reason = 'its captions have times of their own; choose scenes with `--only`';
    return withScenes(script, script.scenes, { option: 'duration', kind: 'unsupported', asked, reason });
  }
  const natural = script.scenes.map(sceneSeconds);
  const whole = natural.reduce((sum, one) => sum + one, 0);
  const used = Math.max(asked, Math.ceil(whole / fastest));
  const scenes = script.scenes.map((scene, index): Scene => {
    const seconds = Math.round(((natural[index] ?? 0) / whole) * used * 1000) / 1000;
    return { ...scene, given: { ...scene.given, seconds } };
  });
  if (used === asked) return { ...script, scenes };
  const reason = `its words take ${Math.round(whole)} s to say`;
  return withScenes(script, scenes, { option: 'duration', kind: 'clamped', asked, used, reason });
}
