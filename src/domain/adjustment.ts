import type { JsonValue } from './json.js';

/**
 * A difference between what was asked and what will be done. Nothing that was asked for is dropped or
 * changed without one of these; they are shown to the user and stand in the JSON.
 */
export interface Adjustment {
  /** The option as the user knows it, without dashes: `duration`, `guidance-scale`. */
  readonly option: string;
  /**
   * `unsupported`: not done at all; `clamped`: moved to the nearest limit; `rounded`: moved to the
   * nearest allowed value; `truncated`: text was cut.
   */
  readonly kind: 'unsupported' | 'clamped' | 'rounded' | 'truncated';
  readonly asked: JsonValue;
  /** What is used instead; absent when nothing is. */
  readonly used?: JsonValue;
  /** Why, as part of a sentence: `zeroscope makes 24 fps at most`. */
  readonly reason?: string;
}
