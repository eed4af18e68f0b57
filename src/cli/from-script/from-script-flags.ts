import { AivideoError } from '../../domain/errors.js';
import { timeFits } from '../../domain/film-script/divide-scene.js';
import { captionManners } from '../../domain/film-script/film-plan.js';
import { parseFrameRate } from '../../domain/timeline/frame-rate.js';
import { transitionNames } from '../../domain/timeline/transitions.js';
import type { CommandCall } from '../command-definition.js';

/** Options of `from-script`, as commander leaves them once they are checked. */
export interface FromScriptFlags {
  readonly planOnly?: true | string;
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly model?: string;
  readonly style?: string;
  readonly prompts?: 'rules' | 'llm';
  readonly title?: string;
  readonly lang?: string;
  readonly format?: string;
  readonly scenes?: number;
  readonly maxScenes?: number;
  readonly only?: string;
  readonly duration?: number;
  readonly aspect?: string;
  readonly size?: string;
  readonly fps?: string;
  readonly resolution?: string;
  readonly fitTime?: (typeof timeFits)[number];
  readonly transition?: (typeof transitionNames)[number];
  readonly transitionDuration?: number;
  readonly captions?: (typeof captionManners)[number];
  readonly narrate?: true | string;
  readonly narrationDir?: string;
  readonly voice?: readonly (readonly [speaker: string, voice: string])[];
  readonly makeMusic?: string;
  readonly music?: string;
  readonly muteClips?: boolean;
  /** Scenes that show mathematics are simulated without a mark. */
  readonly autoSimulate?: boolean;
  readonly seed?: number;
  readonly retakes?: number;
  readonly allowMissing?: boolean;
  readonly deadline?: number;
  readonly output?: string;
  readonly outDir?: string;
  readonly new?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly concurrency?: number;
  readonly maxCost?: number;
  readonly allowUnknownPrice?: boolean;
  readonly detach?: boolean;
}

const choices = {
  prompts: ['rules', 'llm'],
  fitTime: timeFits,
  transition: transitionNames,
  captions: captionManners,
} as const;

const neverEmpty = [
  'model',
  'style',
  'title',
  'lang',
  'only',
  'music',
  'makeMusic',
  'narrationDir',
  'output',
  'outDir',
] as const;

/** The script's name and the options, checked by themselves. Errors: `usage-invalid`. */
export function readFlags({ args, options }: CommandCall): {
  readonly script?: string;
  readonly flags: FromScriptFlags;
} {
  for (const [key, names] of Object.entries(choices)) refuseOther(key, names, options[key]);
  for (const key of neverEmpty) if (options[key] === '') throw usageError(`\`${optionName(key)}\` is empty`);
  const { size, fps } = options;
  if (typeof size === 'string' && !/^[1-9]\d{1,3}x[1-9]\d{1,3}$/.test(size))
    throw usageError(`\`--size\` must be a size such as 1280x720, got \`${size}\``);
  if (typeof fps === 'string' && parseFrameRate(fps) === undefined)
    throw usageError(`\`--fps\` must be a rate from 1 to 240 such as 24 or 30000/1001, got \`${fps}\``);
  return withScript(typeof args[0] === 'string' ? args[0] : undefined, options as FromScriptFlags);
}

/** `--plan-only lesson.md`: an option whose value may be left out has taken the script for it. */
function withScript(script: string | undefined, flags: FromScriptFlags) {
  if (script !== undefined) return { script, flags };
  for (const key of ['planOnly', 'narrate'] as const) {
    const taken = flags[key];
    if (typeof taken === 'string') return { script: taken, flags: { ...flags, [key]: true as const } };
  }
  return { flags };
}

function refuseOther(key: string, names: readonly string[], value: unknown): void {
  if (value === undefined || names.includes(String(value))) return;
  const shown =
    names.length > 12 ? 'one that `aivideo compose --transitions` lists' : `one of ${names.join(', ')}`;
  throw usageError(`\`${optionName(key)}\` must be ${shown}, got \`${String(value)}\``);
}

function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Something is wrong with how `from-script` was called. */
export function usageError(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'from-script' } });
}
