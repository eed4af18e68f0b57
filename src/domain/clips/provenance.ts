import type { JsonObject } from '../json.js';

/**
 * Where a clip came from. Written into the file itself. Holds no time of day, so that the same draft made
 * twice is the same to the byte.
 */
export interface Provenance {
  /** `aivideo 0.1.0`. */
  readonly tool: string;
  readonly provider: string;
  /** Model name as in the catalogue, or `owner/name`. */
  readonly model: string;
  readonly version?: string;
  readonly prompt?: string;
  /** As it was given, where `prompt` is what was made of it. */
  readonly originalPrompt?: string;
  readonly seed?: number;
  /** The full model input; local files appear by name and hash, never with their content. */
  readonly input: JsonObject;
  readonly job: string;
  /**
   * IPTC digital source type (https://cv.iptc.org/newscodes/digitalsourcetype/):
   * `trainedAlgorithmicMedia` for what a trained model made, `algorithmicMedia` for drafts, which are
   * drawn by rules and are not AI.
   */
  readonly sourceType: 'trainedAlgorithmicMedia' | 'algorithmicMedia';
}
