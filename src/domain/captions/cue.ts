/** Where on the picture a caption stands. */
export type CuePlace = 'top' | 'middle' | 'bottom';

/** One caption. */
export interface Cue {
  /** Milliseconds from the start of the film. */
  readonly startMs: number;
  /** After `startMs`; never after the start of the next cue. */
  readonly endMs: number;
  /** Plain text; lines as the file breaks them are divided by `\n`. Never empty. */
  readonly text: string;
  /** Where the file asks for it. */
  readonly place?: CuePlace;
}

/** Something in a caption file that could not be taken as it stands. */
export interface CaptionAdjustment {
  /** Line of the file, from 1. */
  readonly line: number;
  /** A sentence without full stop. */
  readonly message: string;
}

export type CaptionFormat = 'srt' | 'vtt';

/** What `parseCaptions` has read. */
export interface ParsedCaptions {
  readonly format: CaptionFormat;
  /** In the order of their starts, none of them at the same time as another. At least one. */
  readonly cues: readonly Cue[];
  readonly adjustments: readonly CaptionAdjustment[];
}
