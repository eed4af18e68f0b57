import { expectedFromInput } from '../check/expected-clip.js';
import type { JsonObject } from '../json.js';
import { clipSeconds, effectiveValue } from '../models/clip-length.js';
import type { CommonOptions } from '../models/common-options.js';
import type { ModelDefinition } from '../models/define-model.js';
import { type MappedOptions, mapOptions } from '../models/map-options.js';
import { usableOptionMap } from '../models/mapping/usable-option-map.js';
import type { ModelSchema } from '../models/model-schema.js';

/** A model and what every shot asks of it. */
export interface ShotModelInput {
  readonly name: string;
  readonly definition?: ModelDefinition;
  readonly schema: ModelSchema;
  /** Size and shape, but no length. */
  readonly options: CommonOptions;
  /** Inputs from the configuration. */
  readonly preset: JsonObject;
}

/** Where nobody can say how long a model's clips are: what most of them make at least, in seconds. */
const assumedSeconds = 5;

/** Longer than any clip, in seconds. */
const tooLong = 3600;

/**
 * The longest clip that a model makes of such options, in seconds, by its own limits. One that sets none is asked for
 * what it makes usually: most lose the thread, or run out of memory, far beyond what they were trained on.
 */
export function longestClip(model: ShotModelInput): number {
  const longest = mapShotLength(model, {}, tooLong).madeSeconds;
  if (longest !== undefined && longest < tooLong / 2) return longest;
  return secondsOfInput(model, mapWith(model, {}).input) ?? assumedSeconds;
}

/** What a model gets for one shot. */
export interface MappedShot extends MappedOptions {
  /** As far as can be known before. */
  readonly madeSeconds?: number;
}

/**
 * Maps a shot that needs so many seconds: the shortest clip that is long enough, or the longest that the model makes.
 * Models round to the nearest length, which can be shorter than what is needed; then a longer one is asked for.
 */
export function mapShotLength(model: ShotModelInput, own: CommonOptions, seconds: number): MappedShot {
  let best: MappedShot | undefined;
  for (const factor of [1, 1.1, 1.25, 1.5, 2, 3, 5]) {
    const mapped = mapWithLength(model, own, seconds * factor);
    if (mapped.madeSeconds === undefined) return mapped;
    if (best === undefined || mapped.madeSeconds > (best.madeSeconds ?? 0)) best = mapped;
    if (mapped.madeSeconds >= seconds - tolerance) return mapped;
  }
  return best ?? mapWithLength(model, own, seconds);
}

/** Less than half of the shortest frame that anybody sees. In seconds. */
const tolerance = 0.008;

function mapWithLength(model: ShotModelInput, own: CommonOptions, seconds: number): MappedShot {
  const { fps } = model.options;
  const length =
    fps === undefined ? { durationSeconds: seconds } : { frames: Math.ceil(seconds * fps - 1e-6) };
  const mapped = mapWith(model, { ...own, ...length });
  const made = secondsOfInput(model, mapped.input);
  return { ...mapped, ...(made === undefined ? {} : { madeSeconds: made }) };
}

function mapWith(
  { name, definition, schema, preset, options }: ShotModelInput,
  own: CommonOptions,
): MappedOptions {
  return mapOptions({
    ...(definition === undefined ? {} : { definition }),
    schema,
    options: { ...options, ...own },
    extra: {},
    preset,
    modelName: name,
  });
}

function secondsOfInput({ definition, schema }: ShotModelInput, input: JsonObject): number | undefined {
  const map = { options: usableOptionMap(definition?.options, schema) };
  return clipSeconds(map, schema, input)?.[0];
}

/** Pixels of the shorter side of a model's clips, where its input tells. */
export function shortSideOf(model: ShotModelInput): number | undefined {
  const { input } = mapWith(model, {});
  const map = usableOptionMap(model.definition?.options, model.schema);
  const { width, height } = expectedFromInput(input, map);
  if (width !== undefined && height !== undefined) return Math.min(width, height);
  if (map.size?.by !== 'shape' || map.size.resolution === undefined) return undefined;
  const { resolution } = map.size;
  if ('fixed' in resolution) return resolution.fixed;
  const named = effectiveValue(model.schema, input, resolution.input);
  const [, pixels] = /^(\d{3,4})p$/i.exec(String(named)) ?? [];
  return pixels === undefined ? undefined : Number(pixels);
}
