import { AivideoError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import type { CommonOptions } from '../common-options.js';
import type { ModelDefinition } from '../define-model.js';
import { models } from '../index.js';
import type { OptionMap } from '../option-map.js';
import { orList } from './fit-number.js';
import type { Setting } from './mapping.js';

/** The model's own input for each kind of media. */
export interface MediaInputs {
  readonly image?: string;
  readonly lastImage?: string;
  readonly initVideo?: string;
}

type MediaKey = keyof MediaInputs;

const mediaOptions: readonly { readonly key: MediaKey; readonly option: string; readonly noun: string }[] = [
  { key: 'image', option: 'image', noun: 'start image' },
  { key: 'lastImage', option: 'last-image', noun: 'last frame' },
  { key: 'initVideo', option: 'init-video', noun: 'initial video' },
];

interface MediaPlace {
  readonly map: OptionMap;
  readonly model: string;
  readonly definition: ModelDefinition | undefined;
  /** Inputs that are given outright. */
  readonly extra: JsonObject;
}

/**
 * Maps images and videos. One that a model can not use is an error, not an adjustment: without it the clip would be
 * another one. Errors: `model-incapable`; `input-invalid` for a last frame without the first that it needs.
 */
export function mapMedia(
  options: CommonOptions,
  place: MediaPlace,
): { readonly settings: readonly Setting[]; readonly inputs: MediaInputs } {
  const given = mediaOptions.filter(({ key }) => options[key] !== undefined);
  const settings: Setting[] = [];
  const inputs: Partial<Record<MediaKey, string>> = {};
  for (const { key, option, noun } of given) {
    const input = mediaInput(place.map, key);
    const value = options[key];
    if (value === undefined) continue;
    if (input === undefined) throw incapable({ key, noun }, place);
    settings.push({ input, value, option, asked: value });
    inputs[key] = input;
  }
  requireFirst(options, place);
  return { settings, inputs };
}

/**
 * Names of the models that can use such media: the sibling of `definition` first, those without a prompt and the draft
 * engine last.
 */
export function modelsTaking(key: MediaKey, definition: ModelDefinition | undefined): readonly string[] {
  const able = models
    .filter((model) => mediaInput(model.options, key) !== undefined)
    .sort((first, second) => rank(first) - rank(second))
    .map(({ name }) => name);
  const sibling = definition?.imageSibling;
  return sibling !== undefined && able.includes(sibling)
    ? [sibling, ...able.filter((name) => name !== sibling)]
    : able;
}

function rank({ options, provider }: ModelDefinition): number {
  if (provider === 'local') return 2;
  return options.prompt === undefined ? 1 : 0;
}

function mediaInput(map: OptionMap, key: MediaKey): string | undefined {
  return key === 'lastImage' ? map.lastImage?.input : map[key];
}

function incapable(
  { key, noun }: { readonly key: MediaKey; readonly noun: string },
  { model, definition }: MediaPlace,
): AivideoError {
  const able = modelsTaking(key, definition);
  const more = able.length > 3 ? ` and ${able.length - 3} more` : '';
  const named = able.slice(0, 3).map((name) => `\`${name}\``);
  const who = more === '' ? orList(named) : named.join(', ');
  return new AivideoError('model-incapable', `\`${model}\` takes no ${noun}, but ${who}${more} can`, {
    details: { model, option: key, models: able },
  });
}

function requireFirst(options: CommonOptions, { map, model, extra }: MediaPlace): void {
  if (options.lastImage === undefined || options.image !== undefined) return;
  if (map.lastImage?.needsImage !== true || Object.hasOwn(extra, map.image ?? '')) return;
  throw new AivideoError(
    'input-invalid',
    `\`${model}\` takes \`--last-image\` only together with \`--image\``,
    {
      details: { model, invalid: [{ field: map.image ?? 'image', problem: 'is needed with a last frame' }] },
    },
  );
}
