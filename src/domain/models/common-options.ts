/**
 * What a user can ask of any model, in the field's standard terms. Each model maps these to its own input
 * names and units. An absent key means: not asked for.
 */
export interface CommonOptions {
  readonly prompt?: string;
  readonly negativePrompt?: string;
  /** Denoising steps. */
  readonly steps?: number;
  /** Frames in the clip. */
  readonly frames?: number;
  /** Frames per second of the clip. */
  readonly fps?: number;
  readonly durationSeconds?: number;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** `16:9`, `9:16`, `1:1`, ... */
  readonly aspect?: string;
  /** `480p`, `720p`, `1080p`, ... */
  readonly resolution?: string;
  /** Classifier-free guidance scale. */
  readonly guidanceScale?: number;
  readonly seed?: number;
  /** `cuda`, `cpu`, `mps`: means something only where the model runs on the user's own machine. */
  readonly device?: string;
  /** Start frame: a URL, or a stand-in for a local file that is attached later. */
  readonly image?: string;
  readonly lastImage?: string;
  readonly initVideo?: string;
}
