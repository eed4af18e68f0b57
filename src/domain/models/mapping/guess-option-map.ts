import { findField, type InputField, type ModelSchema } from '../model-schema.js';
import type { FpsRule, LengthRule, OptionMap, ResolutionRule, SizeRule } from '../option-map.js';
import { parseAspect, parseResolution } from './aspect.js';

/**
 * Where the common options go in a model that is not in the catalogue, by the names that models use. Names that mean
 * one thing only stand before names that can mean several.
 */
const knownNames = {
  prompt: ['prompt', 'text_prompt'],
  negativePrompt: ['negative_prompt', 'n_prompt'],
  steps: ['num_inference_steps', 'inference_steps', 'infer_steps', 'sample_steps', 'num_steps', 'steps'],
  guidanceScale: [
    'guidance_scale',
    'sample_guide_scale',
    'embedded_guidance_scale',
    'cfg_scale',
    'cfg_strength',
    'guidance',
    'cfg',
  ],
  seed: ['seed'],
  image: ['start_image', 'first_frame_image', 'first_frame', 'input_image', 'input_reference', 'image'],
  lastImage: ['last_frame_image', 'last_frame', 'last_image', 'end_image'],
  initVideo: ['init_video', 'input_video', 'video', 'video_path'],
  fps: ['frames_per_second', 'fps', 'frame_rate'],
  seconds: ['duration', 'seconds', 'duration_seconds'],
  frames: ['num_frames', 'frame_num', 'video_length', 'length'],
  aspect: ['aspect_ratio'],
  resolution: ['resolution', 'quality'],
} as const;

/** Reads a model's inputs by name. What no known name covers is left out. */
export function guessOptionMap(schema: ModelSchema): OptionMap {
  const pick = (names: readonly string[], fits: (field: InputField) => boolean) =>
    names.find((name) => {
      const field = findField(schema, name);
      return field !== undefined && fits(field);
    });
  const lastImage = pick(knownNames.lastImage, isText);
  const fps = guessFps(pick(knownNames.fps, isNumber));
  return without({
    prompt: pick(knownNames.prompt, isText),
    negativePrompt: pick(knownNames.negativePrompt, isText),
    steps: pick(knownNames.steps, isNumber),
    guidanceScale: pick(knownNames.guidanceScale, isNumber),
    seed: pick(knownNames.seed, isNumber),
    image: pick(knownNames.image, isText),
    lastImage: lastImage === undefined ? undefined : { input: lastImage },
    initVideo: pick(knownNames.initVideo, isText),
    length: guessLength(pick(knownNames.seconds, isNumber), pick(knownNames.frames, isNumber)),
    fps,
    size: guessSize(schema, pick),
  });
}

type Pick = (names: readonly string[], fits: (field: InputField) => boolean) => string | undefined;

function isText(field: InputField): boolean {
  return field.type === 'string' || field.type === 'any';
}

function isNumber(field: InputField): boolean {
  return field.type === 'integer' || field.type === 'number';
}

function guessFps(input: string | undefined): FpsRule | undefined {
  return input === undefined ? undefined : { input };
}

function guessLength(seconds: string | undefined, frames: string | undefined): LengthRule | undefined {
  if (seconds !== undefined) return { by: 'seconds', input: seconds };
  return frames === undefined ? undefined : { by: 'frames', input: frames };
}

function guessSize(schema: ModelSchema, pick: Pick): SizeRule | undefined {
  const isAspect = (field: InputField) => isText(field) && someMember(field, parseAspect);
  const isResolution = (field: InputField) => isText(field) && someMember(field, parseResolution);
  const aspect = pick(knownNames.aspect, isAspect);
  const resolution = pick(knownNames.resolution, isResolution);
  if (aspect !== undefined || resolution !== undefined) return shape(aspect, resolution);
  const size = pick(['size'], (field) => field.enum !== undefined && someMember(field, readsAsPixels));
  if (size !== undefined) return { by: 'list', input: size };
  const sides = ['width', 'height'].every((name) => pick([name], isNumber) !== undefined);
  return sides
    ? { by: 'pixels', width: 'width', height: 'height', multiple: multipleFor(schema) }
    : undefined;
}

function shape(aspect: string | undefined, resolution: string | undefined): SizeRule {
  const rule: ResolutionRule | undefined = resolution === undefined ? undefined : { input: resolution };
  return {
    by: 'shape',
    ...(aspect !== undefined && { aspect: { input: aspect } }),
    ...(rule && { resolution: rule }),
  };
}

/** Whether an enum holds such words; without an enum there is no telling. */
function someMember(field: InputField, read: (word: string) => unknown): boolean {
  return (
    field.enum === undefined ||
    field.enum.some((member) => typeof member === 'string' && read(member) !== undefined)
  );
}

function readsAsPixels(word: string): true | undefined {
  return /^\d+\s*[*x×]\s*\d+$/.test(word) ? true : undefined;
}

/** Video models work on blocks of 8 or 16 pixels; the default size tells which. */
function multipleFor(schema: ModelSchema): number {
  const preset = ['width', 'height'].map((name) => findField(schema, name)?.default);
  return preset.every((side) => typeof side === 'number' && side % 16 === 0) ? 16 : 8;
}

/** The same map without the keys that nothing was found for. */
function without(map: { readonly [Key in keyof OptionMap]: OptionMap[Key] | undefined }): OptionMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
