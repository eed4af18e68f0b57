/** The ffmpeg that would be used. */
export interface FfmpegDetails {
  /** Absolute. */
  readonly path: string;
  /** Where it comes from: a setting, a package, `PATH`. */
  readonly origin: string;
  /** As it names itself: `7.0.2-static`. */
  readonly version: string;
  readonly encoders: readonly string[];
  readonly filters: readonly string[];
}

/** The font for titles and captions. */
export interface FontDetails {
  /** Font files that were found. */
  readonly files: number;
  /** Whether a Hangul syllable comes out as a picture of its own, not as the sign for a missing one. */
  readonly drawsHangul: boolean;
}

/** A folder that will be written to. */
export interface FolderDetails {
  /** Whether it is there; otherwise its nearest ancestor was looked at. */
  readonly exists: boolean;
  /** Why nothing can be written there; absent when it can. */
  readonly problem?: string;
  /** Bytes that a user may still write; absent where the system does not tell. */
  readonly freeBytes?: number;
}
