import type { JsonObject } from '../json.js';
import type { ModelSchema } from './model-schema.js';
import type { InputLimit, OptionMap } from './option-map.js';
import type { PriceTerms } from './price-terms.js';

/** How much text a model reads. */
export interface PromptLimit {
  readonly unit: 'tokens' | 'characters';
  readonly count: number;
  /** Where the figure comes from. */
  readonly source: string;
}

/** All that is known of a model without asking anybody. */
export interface ModelDefinition {
  /** The one name in plans, journals and file names: lower case, no slash. */
  readonly name: string;
  /** Other names that people type. */
  readonly aliases: readonly string[];
  /** Ids of the same weights at Hugging Face. */
  readonly huggingFaceIds: readonly string[];
  readonly provider: 'replicate' | 'local';
  /** `owner/name` at Replicate, or the provider's own name. */
  readonly slug: string;
  /** Known good version of a community model, for when the newest can not be looked up. */
  readonly version?: string;
  /** Run by Replicate itself and addressed by name alone. */
  readonly official: boolean;
  readonly kind: 'text-to-video' | 'image-to-video' | 'both' | SideKind;
  readonly title: string;
  /** One sentence without a full stop. */
  readonly description: string;
  /** What it took when the catalogue was written; the live schema goes before it. */
  readonly schema: ModelSchema;
  readonly options: OptionMap;
  /** Always sent unless `--input` says otherwise: what makes this entry this model. */
  readonly fixedInput: JsonObject;
  /** Own input names; sent even when nothing was asked, so that a record shows what was used. */
  readonly defaults: JsonObject;
  readonly limits: readonly InputLimit[];
  readonly promptLimit?: PromptLimit;
  readonly price: PriceTerms;
  /** Seconds of computing of a run with the defaults: low, high. */
  readonly typicalRunSeconds?: readonly [low: number, high: number];
  readonly licence: { readonly name: string; readonly url: string };
  readonly notes: readonly string[];
  /** For a table: `576x320`. */
  readonly sizes: string;
  /** For a table: `5 or 10 s`. */
  readonly lengths: string;
  /** Name of the model that takes over when a start image is given to this one, which takes none. */
  readonly imageSibling?: string;
}

/** What a film needs besides clips. */
export type SideKind = 'speech' | 'music' | 'language';

type OptionalParts = 'aliases' | 'huggingFaceIds' | 'fixedInput' | 'defaults' | 'limits' | 'notes';
type Draft = Omit<ModelDefinition, OptionalParts> & Partial<Pick<ModelDefinition, OptionalParts>>;

/** Completes a model's definition: lists that are left out are empty. */
export function defineModel(draft: Draft): ModelDefinition {
  return {
    aliases: [],
    huggingFaceIds: [],
    fixedInput: {},
    defaults: {},
    limits: [],
    notes: [],
    ...draft,
  };
}
