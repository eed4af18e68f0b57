import type { JsonValue } from '../../json.js';
import type { CommonOptions } from '../common-options.js';
import type { OptionMap, ReasonKey } from '../option-map.js';
import { fitNumber, rangeOf, rangeText } from './fit-number.js';
import {
  emptyMapping,
  fieldFor,
  joinMappings,
  type Mapping,
  type MappingContext,
  unsupported,
} from './mapping.js';

interface PlainOption {
  readonly key: 'prompt' | 'negativePrompt' | 'steps' | 'guidanceScale' | 'seed';
  readonly option: string;
  /** What the model does not have, as part of `MODEL takes no ...`. */
  readonly missing: string;
}

const plainOptions: readonly PlainOption[] = [
  { key: 'prompt', option: 'prompt', missing: 'prompt' },
  { key: 'negativePrompt', option: 'negative-prompt', missing: 'negative prompt' },
  { key: 'steps', option: 'steps', missing: 'number of steps' },
  { key: 'guidanceScale', option: 'guidance-scale', missing: 'guidance scale' },
  { key: 'seed', option: 'seed', missing: 'seed' },
];

/** Options that go to one input as they are, within its limits. */
export function mapPlain(options: CommonOptions, map: OptionMap, context: MappingContext): Mapping {
  return joinMappings(
    plainOptions.map((plain) => {
      const asked = options[plain.key];
      return asked === undefined ? emptyMapping : mapOne(plain, asked, { map, context });
    }),
  );
}

interface PlainPlace {
  readonly map: OptionMap;
  readonly context: MappingContext;
}

function mapOne(plain: PlainOption, asked: string | number, { map, context }: PlainPlace): Mapping {
  const { key, option, missing } = plain;
  const input = map[key];
  if (input === undefined) {
    const reason = reasonFor(map, key) ?? `${context.model} takes no ${missing}`;
    return { settings: [], adjustments: [unsupported(option, asked, reason)] };
  }
  if (typeof asked === 'string') return setting(option, input, { asked, used: asked });
  const range = rangeOf(fieldFor(context, input));
  const { value, change } = fitNumber(asked, range);
  const set = setting(option, input, { asked, used: value });
  if (change === undefined) return set;
  const reason = `${context.model} takes ${rangeText(range)}`;
  return { ...set, adjustments: [{ option, kind: change, asked, used: value, reason }] };
}

function setting(option: string, input: string, values: { asked: JsonValue; used: JsonValue }): Mapping {
  return { settings: [{ input, value: values.used, option, asked: values.asked }], adjustments: [] };
}

function reasonFor(map: OptionMap, key: ReasonKey): string | undefined {
  return map.reasons?.[key];
}
