import type { FromScriptFlags } from './from-script-flags.js';
import { usageError } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

/** Chooses the scenes that were asked for. A plan is what it is: its scenes are chosen by editing it. */
export function shapeInput(
  input: FilmInput,
  { scenes, maxScenes, only, duration }: FromScriptFlags,
): FilmInput {
  const asked = { scenes, 'max-scenes': maxScenes, only, duration };
  const [given] = Object.entries(asked).find(([, value]) => value !== undefined) ?? [];
  if (given === undefined) return input;
  throw usageError(
    `\`--${given}\` chooses scenes of a script, and \`${input.name}\` is a plan: edit its scenes`,
  );
}
