import { markSimulations } from '../../domain/hybrid/mark-simulations.js';
import { readSceneRanges } from '../../domain/scripts/scenes/scene-ranges.js';
import { shapeScript } from '../../domain/scripts/shape-script.js';
import { type FromScriptFlags, usageError } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

/** The script as it is to be filmed: with the scenes that were asked for, and mathematics simulated where that was. */
export function shapeInput(input: FilmInput, flags: FromScriptFlags): FilmInput {
  const chosen = chooseScenes(input, flags);
  if (flags.autoSimulate !== true || chosen.kind === 'plan') return chosen;
  return { ...chosen, script: markSimulations(chosen.script) };
}

/** A plan is what it is: its scenes are chosen by editing it. */
function chooseScenes(input: FilmInput, flags: FromScriptFlags): FilmInput {
  const { scenes, maxScenes, only, duration: seconds } = flags;
  const asked = { scenes, 'max-scenes': maxScenes, only, duration: seconds };
  const [given] = Object.entries(asked).find(([, value]) => value !== undefined) ?? [];
  if (given === undefined) return input;
  if (input.kind === 'plan')
    throw usageError(
      `\`--${given}\` chooses scenes of a script, and \`${input.name}\` is a plan: edit its scenes`,
    );
  const ranges = only === undefined ? undefined : readSceneRanges(only);
  if (only !== undefined && ranges === undefined)
    throw usageError(`\`--only\` must name scenes such as 3,5-7, got \`${only}\``);
  const wishes = {
    ...(scenes === undefined ? {} : { scenes }),
    ...(maxScenes === undefined ? {} : { maxScenes }),
    ...(ranges === undefined ? {} : { only: ranges }),
    ...(seconds === undefined ? {} : { seconds }),
  };
  return { ...input, script: shapeScript(input.script, wishes) };
}
