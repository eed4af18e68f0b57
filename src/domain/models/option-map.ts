import type { JsonObject, JsonValue } from '../json.js';

/** How a model is told how long its clip is to be. */
export type LengthRule =
  /** In seconds; what is allowed stands in the input's enum or limits. */
  | {
      readonly by: 'seconds';
      readonly input: string;
      /** Smallest length that means a length: some models give smaller numbers another meaning. */
      readonly minimum?: number;
    }
  /** In frames; with the frame rate they make seconds. */
  | {
      readonly by: 'frames';
      readonly input: string;
      /** Allowed are `from`, `from + every`, `from + 2 every`, ... */
      readonly step?: { readonly every: number; readonly from: number };
      /** Where the input is a name: the frames that each name stands for. */
      readonly names?: Readonly<Record<string, number>>;
    }
  /** Not at all: every clip is as long as the last. */
  | { readonly by: 'fixed'; readonly seconds: number };

/** How a model is told its frame rate. */
export type FpsRule =
  | {
      readonly input: string;
      /** Inputs without which the rate or the number of frames that was asked for would not come out. */
      readonly also?: JsonObject;
    }
  /** Its clips always have this rate. */
  | { readonly fixed: number };

/** The shape of the picture. */
export interface AspectRule {
  readonly input: string;
  /** Where the members are not ratios: the ratio that each stands for, `16:9`. */
  readonly names?: Readonly<Record<string, string>>;
  /** The start image decides the shape when there is one, and the input is passed over. */
  readonly fromImage?: boolean;
}

/** The fineness of the picture, by the length of its short side in pixels. */
export type ResolutionRule =
  | {
      readonly input: string;
      /** Where the members do not say it (`720p`): the pixels that each stands for. */
      readonly pixels?: Readonly<Record<string, number>>;
      /** What the pixels measure; `square-root` is the side of a square of the same area. Default `short-side`. */
      readonly measure?: 'short-side' | 'square-root';
    }
  | { readonly fixed: number };

/** How a model is told the size of its picture. */
export type SizeRule =
  | { readonly by: 'pixels'; readonly width: string; readonly height: string; readonly multiple: number }
  | { readonly by: 'shape'; readonly aspect?: AspectRule; readonly resolution?: ResolutionRule }
  /** One enum of `W*H`. */
  | { readonly by: 'list'; readonly input: string }
  | { readonly by: 'fixed'; readonly width: number; readonly height: number };

/** A last frame, which some models take only together with a first. */
export interface LastImageRule {
  readonly input: string;
  readonly needsImage?: boolean;
}

/** Where each common option goes in a model's own input. What is absent, the model can not do. */
export interface OptionMap {
  readonly prompt?: string;
  readonly negativePrompt?: string;
  readonly steps?: string;
  readonly guidanceScale?: string;
  readonly seed?: string;
  readonly length?: LengthRule;
  readonly fps?: FpsRule;
  readonly size?: SizeRule;
  readonly image?: string;
  readonly lastImage?: LastImageRule;
  readonly initVideo?: string;
  /** Why an option is not supported, as part of a sentence, where the plain words would not tell enough. */
  readonly reasons?: Readonly<Partial<Record<ReasonKey, string>>>;
}

/** What a model can be unable to do. */
export type ReasonKey =
  | 'prompt'
  | 'negativePrompt'
  | 'steps'
  | 'guidanceScale'
  | 'seed'
  | 'length'
  | 'fps'
  | 'size'
  | 'device';

/** Values that do not go together: while `when` holds, `input` must be one of `allowed`. */
export interface InputLimit {
  /** Without `is`: whenever the input is given at all. */
  readonly when: { readonly input: string; readonly is?: readonly JsonValue[] };
  readonly input: string;
  /** Best first. */
  readonly allowed: readonly JsonValue[];
  /** The option that the input belongs to, for the adjustment: `resolution`. */
  readonly option: string;
  /** As part of a sentence. */
  readonly reason: string;
}

/** What a word stands for in a table of a rule. The words can come from outside: `constructor` is none. */
export function meaningOf<Meaning>(
  table: Readonly<Record<string, Meaning>> | undefined,
  word: string,
): Meaning | undefined {
  return table !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
