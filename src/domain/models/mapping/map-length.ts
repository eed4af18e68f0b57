import type { Adjustment } from '../../adjustment.js';
import type { CommonOptions } from '../common-options.js';
import type { LengthRule, OptionMap } from '../option-map.js';
import { fitNumber, type NumberRange, rangeOf, rangeText } from './fit-number.js';
import { mapFps } from './map-fps.js';
import { fieldFor, type Mapping, type MappingContext, type Setting, unsupported } from './mapping.js';

/** Where a model does not tell its rate, frames and seconds are converted by the rate of film. */
const assumedFps = 24;

interface LengthPlace {
  readonly options: CommonOptions;
  readonly context: MappingContext;
  readonly fps: number;
  readonly fpsIsKnown: boolean;
}

/**
 * Maps `frames`, `fps` and `durationSeconds` together. When frames and seconds are both asked for: a rate that can be
 * chosen and was not follows from them; otherwise the one that the model counts in decides, and the other is adjusted.
 */
export function mapLength(options: CommonOptions, map: OptionMap, context: MappingContext): Mapping {
  const rate = mapFps(options, map, context);
  const place = { options, context, fps: rate.fps ?? assumedFps, fpsIsKnown: rate.fps !== undefined };
  const length = mapRule(map, place);
  return {
    settings: [...rate.settings, ...length.settings, ...alsoFor(options, map, context)],
    adjustments: [...rate.adjustments, ...length.adjustments],
  };
}

function mapRule(map: OptionMap, place: LengthPlace): Mapping {
  const rule = map.length;
  switch (rule?.by) {
    case undefined:
      return noLength(map, place);
    case 'seconds':
      return inSeconds(rule, place);
    case 'frames':
      return inFrames(rule, place);
    case 'fixed':
      return { settings: [], adjustments: fixedLength(rule.seconds, place) };
    default:
      return rule satisfies never;
  }
}

function noLength(map: OptionMap, { options, context }: LengthPlace): Mapping {
  const reason = map.reasons?.length ?? `${context.model} chooses the length itself`;
  return {
    settings: [],
    adjustments: [
      ...(options.durationSeconds === undefined
        ? []
        : [unsupported('duration', options.durationSeconds, reason)]),
      ...(options.frames === undefined ? [] : [unsupported('frames', options.frames, reason)]),
    ],
  };
}

function fixedLength(seconds: number, place: LengthPlace): Adjustment[] {
  const reason = `${place.context.model} always makes ${seconds} s`;
  return differences({ seconds, reason, change: 'rounded' }, place);
}

function inSeconds(rule: Extract<LengthRule, { by: 'seconds' }>, place: LengthPlace): Mapping {
  const { options, context, fps } = place;
  const { durationSeconds, frames } = options;
  const wanted = durationSeconds ?? (frames === undefined ? undefined : frames / fps);
  if (wanted === undefined) return { settings: [], adjustments: [] };
  const range = atLeast(rangeOf(fieldFor(context, rule.input)), rule.minimum ?? 0);
  const { value, change } = fitNumber(wanted, range);
  const asked = askedLength(options, durationSeconds === undefined ? 'frames' : 'duration');
  return {
    settings: [{ input: rule.input, value, ...asked }],
    adjustments: differences(
      { seconds: value, reason: `${context.model} gives ${rangeText(range)} s`, change },
      place,
    ),
  };
}

function inFrames(rule: Extract<LengthRule, { by: 'frames' }>, place: LengthPlace): Mapping {
  const { options, context, fps } = place;
  const { durationSeconds, frames } = options;
  const wanted = frames ?? (durationSeconds === undefined ? undefined : durationSeconds * fps);
  if (wanted === undefined) return { settings: [], adjustments: [] };
  const range = frameRange(rule, context);
  const { value, change } = fitNumber(wanted, range);
  const named = Object.entries(rule.names ?? {}).find(([, count]) => count === value)?.[0];
  const asked = askedLength(options, frames === undefined ? 'duration' : 'frames');
  return {
    settings: [{ input: rule.input, value: named ?? value, ...asked }],
    adjustments: differences({ seconds: value / fps, reason: framesReason(range, place), change }, place),
  };
}

function frameRange(rule: Extract<LengthRule, { by: 'frames' }>, context: MappingContext): NumberRange {
  const field = fieldFor(context, rule.input);
  if (rule.names === undefined)
    return atLeast({ ...rangeOf(field), whole: true, ...(rule.step && { step: rule.step }) }, 1);
  const allowed = Object.entries(rule.names).filter(([name]) => field.enum?.includes(name) ?? true);
  return { choices: allowed.map(([, count]) => count) };
}

function atLeast(range: NumberRange, minimum: number): NumberRange {
  return { ...range, minimum: Math.max(minimum, range.minimum ?? minimum) };
}

function framesReason(range: NumberRange, { context, fps }: LengthPlace): string {
  return `${context.model} gives ${rangeText(range)} frames, here at ${hundredths(fps)} fps`;
}

function askedLength(
  options: CommonOptions,
  option: 'frames' | 'duration',
): Omit<Setting, 'input' | 'value'> {
  const asked = option === 'frames' ? options.frames : options.durationSeconds;
  return asked === undefined ? {} : { option, asked };
}

interface MadeLength {
  readonly seconds: number;
  readonly reason: string;
  /** How the length that decided was changed, if it was. */
  readonly change: 'clamped' | 'rounded' | undefined;
}

/** Says where the clip will not be as long as was asked; a difference of one frame is none. */
function differences({ seconds, reason, change }: MadeLength, place: LengthPlace): Adjustment[] {
  const { options, context, fps, fpsIsKnown } = place;
  const { durationSeconds, frames } = options;
  const both = durationSeconds !== undefined && frames !== undefined;
  const why = both && change === undefined ? `frames and seconds disagree at ${hundredths(fps)} fps` : reason;
  const kind = change ?? 'rounded';
  const found: Adjustment[] = [];
  if (durationSeconds !== undefined && Math.abs(seconds - durationSeconds) > 1 / fps + 1e-9)
    found.push({ option: 'duration', kind, asked: durationSeconds, used: hundredths(seconds), reason: why });
  const made = Math.round(seconds * fps);
  if (frames !== undefined && made !== frames)
    found.push({ option: 'frames', kind, asked: frames, used: made, reason: why });
  else if (frames !== undefined && !fpsIsKnown)
    found.push({
      ...{ option: 'frames', kind: 'rounded', asked: frames, used: made },
      reason: uncertain(context.model),
    });
  return found;
}

function uncertain(model: string): string {
  return `${model} does not tell its rate, ${assumedFps} fps are assumed`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Inputs without which frames or rate would not come out as asked. */
function alsoFor(options: CommonOptions, map: OptionMap, context: MappingContext): Setting[] {
  if (options.fps === undefined && options.frames === undefined) return [];
  if (map.fps === undefined || !('input' in map.fps)) return [];
  return Object.entries(map.fps.also ?? {})
    .filter(([input]) => context.schema.inputs.some((field) => field.name === input))
    .map(([input, value]) => ({ input, value }));
}
