import type { JsonObject } from '../json.js';

/** A price that holds while the inputs (or their defaults) have the values in `when`. */
export interface PriceRate {
  /** Absent: always. */
  readonly when?: JsonObject;
  /** US dollars a unit. */
  readonly usd: number;
  /** When sources disagree: the highest of their figures. */
  readonly highUsd?: number;
}

/** What a model charges for. */
export type PriceUnit =
  | { readonly by: 'free' }
  /** A second of finished video. The first rate that holds is taken. */
  | { readonly by: 'second'; readonly rates: readonly PriceRate[] }
  | { readonly by: 'video'; readonly rates: readonly PriceRate[] }
  /** `per` frames, counted by `input`. */
  | {
      readonly by: 'frames';
      readonly input: string;
      readonly per: number;
      readonly rates: readonly PriceRate[];
    }
  /** A second of computing; the model's typical run time makes it a figure. */
  | {
      readonly by: 'gpu-second';
      readonly hardware: string;
      readonly usdPerSecond: number;
      /** Inputs with which the run time grows in proportion. */
      readonly growsWith?: readonly string[];
    }
  | { readonly by: 'unknown'; readonly reason: string };

/** Price terms with where they come from: no service tells prices by its API. */
export type PriceTerms = PriceUnit & {
  /** Day on which the terms were read, `2026-11-22`. */
  readonly asOf: string;
  readonly source: string;
};

/** Day on which all second-hand terms in the catalogue were read. */
const readOn = '2026-11-22';

/** Terms from public tables and copies of pages. `where` says which, as part of a sentence. */
export function secondHand(unit: PriceUnit, where: string): PriceTerms {
  return { ...unit, asOf: readOn, source: `second-hand: ${where}` };
}

/** No figure was found anywhere. */
export function unknownTerms(): PriceTerms {
  return {
    by: 'unknown',
    reason: 'Replicate tells prices on the page of the model only',
    asOf: readOn,
    source: 'no public figure was found',
  };
}

/** Nothing is paid. */
export function freeTerms(): PriceTerms {
  return { by: 'free', asOf: readOn, source: 'it runs on this machine' };
}

/** Replicate's rates of a second of computing, in US dollars (third-party copies of replicate.com/pricing). */
export const hardwareRates = {
  l40s: { hardware: 'an Nvidia L40S', usdPerSecond: 0.000975 },
  a100: { hardware: 'an Nvidia A100 (80 GB)', usdPerSecond: 0.0014 },
  h100x4: { hardware: 'four Nvidia H100', usdPerSecond: 0.0061 },
} as const;
