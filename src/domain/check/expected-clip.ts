import type { Provenance } from '../clips/provenance.js';
import type { JsonObject } from '../json.js';
import type { OptionMap } from '../models/option-map.js';

/** What a clip should be. What is absent is not judged. */
export interface ExpectedClip {
  readonly durationSeconds?: number;
  readonly frames?: number;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly hasSound?: boolean;
}

/** Inputs of models that ask for sound. */
const soundInputs = ['generate_audio', 'generate_audio_switch'] as const;

/**
 * What the input of a job says that its clip should be. Only what a model takes as a number counts: shapes (`16:9`) and
 * names (`720p`) mean other pixels for every model.
 */
export function expectedFromInput(input: JsonObject, options: OptionMap = {}): ExpectedClip {
  const fps = rateOf(input, options);
  const { frames, seconds } = lengthOf(input, options);
  const durationSeconds = seconds ?? (frames === undefined || fps === undefined ? undefined : frames / fps);
  const asksForSound = soundInputs.some((name) => input[name] === true);
  return {
    ...sizeOf(input, options),
    ...(fps === undefined ? {} : { fps }),
    ...(frames === undefined ? {} : { frames }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(asksForSound ? { hasSound: true } : {}),
  };
}

/** The same from what a clip says of itself; `optionsOf` knows the models. */
export function expectedFromProvenance(
  { input, model }: Provenance,
  optionsOf: (model: string) => OptionMap | undefined,
): ExpectedClip {
  return expectedFromInput(input, optionsOf(model));
}

function rateOf(input: JsonObject, { fps }: OptionMap): number | undefined {
  return fps === undefined || 'fixed' in fps ? undefined : positive(input[fps.input]);
}

function lengthOf(
  input: JsonObject,
  { length }: OptionMap,
): { readonly frames?: number | undefined; readonly seconds?: number | undefined } {
  switch (length?.by) {
    case 'seconds': {
      const seconds = positive(input[length.input]);
      return { seconds: seconds !== undefined && seconds < (length.minimum ?? 0) ? undefined : seconds };
    }
    case 'frames':
      return { frames: positive(input[length.input]) };
    case 'fixed':
    case undefined:
      return {};
    default:
      return length satisfies never;
  }
}

function sizeOf(input: JsonObject, { size }: OptionMap): Pick<ExpectedClip, 'width' | 'height'> {
  if (size?.by !== 'pixels') return {};
  const width = positive(input[size.width]);
  const height = positive(input[size.height]);
  return width === undefined || height === undefined ? {} : { width, height };
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
