import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { CommonOptions } from './common-options.js';
import type { ModelDefinition } from './define-model.js';
import { applyLimits } from './mapping/apply-limits.js';
import { mapLength } from './mapping/map-length.js';
import { type MediaInputs, mapMedia } from './mapping/map-media.js';
import { mapPlain } from './mapping/map-plain.js';
import { mapSize } from './mapping/map-size.js';
import { joinMappings, type Mapping, type MappingContext, unsupported } from './mapping/mapping.js';
import { usableOptionMap } from './mapping/usable-option-map.js';
import { findField, type InputField, type ModelSchema } from './model-schema.js';
import type { OptionMap } from './option-map.js';

/** What is to be mapped. */
export interface MapRequest {
  /** Absent for a model that is not in the catalogue: then known input names decide. */
  readonly definition?: ModelDefinition;
  readonly schema: ModelSchema;
  readonly options: CommonOptions;
  /** Inputs under the model's own names (`--input`). They go before everything else. */
  readonly extra: JsonObject;
  /** Inputs under the model's own names that yield to options (from the configuration). */
  readonly preset?: JsonObject;
  /** For messages about a model without a definition. Default `the model`. */
  readonly modelName?: string;
}

/** What the model gets, and how that differs from what was asked. */
export interface MappedOptions {
  /** Not yet validated. */
  readonly input: JsonObject;
  readonly adjustments: readonly Adjustment[];
  readonly takesSeed: boolean;
  /** The model's own input of each file that was given as an option. */
  readonly mediaInputs: MediaInputs;
}

/**
 * Turns common options into a model's own input. What a model can do nearly is done nearly, and what it can not do
 * is left out, each with an adjustment. Lengths go to the nearest that the model gives, measured as a share of it.
 * Errors: `model-incapable` for an image or a video that the model can not use; `input-invalid` for a size that can
 * not be read and for a start image that is missing.
 */
export function mapOptions(request: MapRequest): MappedOptions {
  const { definition, schema, options, extra, preset = {} } = request;
  const model = definition?.name ?? request.modelName ?? 'the model';
  const base = { ...ownInput(definition, schema), ...preset };
  const context = createContext({ model, schema, given: { ...base, ...extra } });
  const map = usableOptionMap(definition?.options, schema);
  const media = mapMedia(options, { map, model, definition, extra });
  const hasImage =
    options.image !== undefined || (map.image !== undefined && Object.hasOwn(extra, map.image));
  const mapped = joinMappings([
    mapPlain(options, map, context),
    mapLength(options, map, context),
    mapSize(options, { map, context, hasImage }),
    { settings: media.settings, adjustments: [] },
    mapDevice(options, { map, definition }),
  ]);
  const limited = applyLimits(definition?.limits ?? [], mapped, { context, extra });
  const input = { ...base, ...inputOf(limited), ...extra };
  requireImage({ definition, map, input });
  return {
    input,
    adjustments: [
      ...missingParts(definition, schema),
      ...changedDefaults(definition, schema),
      ...afterExtra(limited, extra),
    ],
    takesSeed: map.seed !== undefined,
    mediaInputs: keepUsed(media.inputs, extra),
  };
}

/** What the entry sends of its own accord, as far as the model of today still takes it. */
function ownInput(definition: ModelDefinition | undefined, schema: ModelSchema): JsonObject {
  const own = { ...withinLimits(definition?.defaults ?? {}, schema), ...definition?.fixedInput };
  return Object.fromEntries(Object.entries(own).filter(([input]) => findField(schema, input) !== undefined));
}

/** A default that today's limits no longer allow gives way to them, or to the model's own default. */
function withinLimits(defaults: JsonObject, schema: ModelSchema): JsonObject {
  return Object.fromEntries(
    Object.entries(defaults).flatMap(([input, value]) => {
      const field = findField(schema, input);
      const allowed = field === undefined ? value : allowedDefault(field, value);
      return allowed === undefined ? [] : [[input, allowed] as const];
    }),
  );
}

function allowedDefault(field: InputField, value: JsonValue): JsonValue | undefined {
  const { enum: members, minimum, maximum } = field;
  if (members !== undefined) return members.some((member) => member === value) ? value : field.default;
  if (typeof value !== 'number') return value;
  return Math.min(maximum ?? value, Math.max(minimum ?? value, value));
}

/** Says which defaults of the entry the model of today does not take. */
function changedDefaults(definition: ModelDefinition | undefined, schema: ModelSchema): Adjustment[] {
  return Object.entries(definition?.defaults ?? {}).flatMap(([input, asked]): Adjustment[] => {
    const field = findField(schema, input);
    const used = field === undefined ? asked : allowedDefault(field, asked);
    const reason = 'the default is beyond the present limits of the model';
    if (used === asked) return [];
    return [{ option: input, kind: 'clamped', asked, ...(used === undefined ? {} : { used }), reason }];
  });
}

/** Says when the model of today has lost an input that makes the entry what it is. */
function missingParts(definition: ModelDefinition | undefined, schema: ModelSchema): Adjustment[] {
  return Object.entries(definition?.fixedInput ?? {})
    .filter(([input]) => findField(schema, input) === undefined)
    .map(([input, value]) => unsupported(input, value, `the model's present version has no input ${input}`));
}

interface ContextParts {
  readonly model: string;
  readonly schema: ModelSchema;
  readonly given: JsonObject;
}

function createContext({ model, schema, given }: ContextParts): MappingContext {
  return {
    model,
    schema,
    current: (input) => (Object.hasOwn(given, input) ? given[input] : findField(schema, input)?.default),
  };
}

interface DevicePlace {
  readonly map: OptionMap;
  readonly definition: ModelDefinition | undefined;
}

/** Only `--device cpu` on a draft is what happens anyway. */
function mapDevice({ device }: CommonOptions, { map, definition }: DevicePlace): Mapping {
  const local = definition?.provider === 'local';
  if (device === undefined || (local && device === 'cpu')) return { settings: [], adjustments: [] };
  const reason = map.reasons?.device ?? 'Replicate chooses the hardware';
  return { settings: [], adjustments: [unsupported('device', device, reason)] };
}

function inputOf({ settings }: Mapping): JsonObject {
  return Object.fromEntries(settings.map(({ input, value }) => [input, value]));
}

/** Where `--input` takes the place of what an option set, the option's own adjustments say nothing true any more. */
function afterExtra({ settings, adjustments }: Mapping, extra: JsonObject): Adjustment[] {
  const overridden = settings.flatMap(({ input, value, option, asked }): Adjustment[] => {
    const given: JsonValue | undefined = Object.hasOwn(extra, input) ? extra[input] : undefined;
    if (given === undefined || given === value || option === undefined) return [];
    const reason = `\`--input ${input}\` goes before it`;
    return [{ option, kind: 'unsupported', asked: asked ?? value, used: given, reason }];
  });
  const replaced = new Set(overridden.map(({ option }) => option));
  return [...adjustments.filter(({ option }) => !replaced.has(option)), ...overridden];
}

function keepUsed(inputs: MediaInputs, extra: JsonObject): MediaInputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, input]) => !Object.hasOwn(extra, input)));
}

interface ImageCheck {
  readonly definition: ModelDefinition | undefined;
  readonly map: OptionMap;
  readonly input: JsonObject;
}

/** Some models run from an image only, whether their schema says so or not. */
function requireImage({ definition, map, input }: ImageCheck): void {
  if (definition?.kind !== 'image-to-video' || map.image === undefined) return;
  if (Object.hasOwn(input, map.image)) return;
  throw new AivideoError(
    'input-invalid',
    `\`${definition.name}\` makes video from an image: give it one with \`--image\``,
    {
      details: { model: definition.name, invalid: [{ field: map.image, problem: 'is needed' }] },
    },
  );
}
