import type { Settings } from '../config.js';
import type { CommonOptions } from '../models/common-options.js';

type Options = { -readonly [Key in keyof CommonOptions]: CommonOptions[Key] | undefined };

/**
 * What was asked for, and where that is silent, what the configuration says. A length in seconds takes the place of
 * configured frames, and a size, however it is given, of all that the configuration says of size.
 */
export function withDefaults(asked: CommonOptions, settings: Settings): CommonOptions {
  const options: Options = {
    ...asked,
    negativePrompt: asked.negativePrompt ?? settings.negativePrompt,
    steps: asked.steps ?? settings.steps,
    frames: asked.frames ?? (asked.durationSeconds === undefined ? settings.frames : undefined),
    fps: asked.fps ?? settings.fps,
    guidanceScale: asked.guidanceScale ?? settings.guidanceScale,
    ...(sizeIsAsked(asked) ? {} : sizeOf(settings)),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function sizeIsAsked({ width, height, aspect, resolution }: CommonOptions): boolean {
  return [width, height, aspect, resolution].some((value) => value !== undefined);
}

function sizeOf({ width, height, aspect, resolution }: Settings): Options {
  return { width, height, aspect, resolution };
}
