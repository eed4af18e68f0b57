import type { CommonOptions } from '../common-options.js';
import type { OptionMap } from '../option-map.js';
import { fitNumber, rangeOf, rangeText } from './fit-number.js';
import { currentNumber, fieldFor, type Mapping, type MappingContext, unsupported } from './mapping.js';

/** What became of `--fps`, and the rate that the clip will have, where that is known. */
export interface MappedFps extends Mapping {
  readonly fps?: number;
}

/** The frame rate that was asked for, that follows from frames and seconds, or that the model has anyway. */
export function mapFps(options: CommonOptions, map: OptionMap, context: MappingContext): MappedFps {
  const rule = map.fps;
  const asked = options.fps;
  if (rule === undefined) {
    if (asked === undefined) return { settings: [], adjustments: [] };
    const reason = map.reasons?.fps ?? `${context.model} chooses the frame rate itself`;
    return { settings: [], adjustments: [unsupported('fps', asked, reason)] };
  }
  if ('fixed' in rule) {
    const same = asked === undefined || asked === rule.fixed;
    const reason = `${context.model} always makes ${rule.fixed} fps`;
    const difference = { ...unsupported('fps', asked ?? 0, reason), used: rule.fixed };
    return { fps: rule.fixed, settings: [], adjustments: same ? [] : [difference] };
  }
  return mapChosen(rule.input, options, { map, context });
}

interface FpsPlace {
  readonly map: OptionMap;
  readonly context: MappingContext;
}

function mapChosen(input: string, options: CommonOptions, { map, context }: FpsPlace): MappedFps {
  const wanted = options.fps ?? impliedFps(options, map);
  if (wanted === undefined) {
    const fps = currentNumber(context, input);
    return { settings: [], adjustments: [], ...(fps !== undefined && { fps }) };
  }
  const range = rangeOf(fieldFor(context, input));
  const { value, change } = fitNumber(wanted, range);
  if (options.fps === undefined) return { fps: value, settings: [{ input, value }], adjustments: [] };
  const setting = { input, value, option: 'fps', asked: options.fps };
  const reason = `${context.model} takes ${rangeText(range)} fps`;
  const adjustment = change && { option: 'fps', kind: change, asked: options.fps, used: value, reason };
  return { fps: value, settings: [setting], adjustments: adjustment === undefined ? [] : [adjustment] };
}

/** So many frames in so many seconds leave one rate, if the model counts in frames. */
function impliedFps({ frames, durationSeconds }: CommonOptions, map: OptionMap): number | undefined {
  if (frames === undefined || durationSeconds === undefined || map.length?.by !== 'frames') return undefined;
  return frames / durationSeconds;
}
