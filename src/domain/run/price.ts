/** What a job will cost, as far as anybody can know before it ran. An unknown price is never 0. */
export type Price =
  | { readonly kind: 'free'; readonly basis: string }
  | {
      readonly kind: 'estimate';
      /** US dollars; equal to `highUsd` when the terms give one figure. */
      readonly lowUsd: number;
      readonly highUsd: number;
      /** How it was computed: `5 s at $0.20 a second`. */
      readonly basis: string;
      /** Day on which the terms were read, `2026-11-22`. */
      readonly asOf: string;
      /** Where the terms were read. */
      readonly source: string;
    }
  | { readonly kind: 'unknown'; readonly basis: string };

/** What a job did cost. `known: false` when the provider does not say enough to tell. */
export type Cost =
  | { readonly known: true; readonly usd: number; readonly basis: string }
  | { readonly known: false; readonly basis: string };
