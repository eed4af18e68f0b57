import type { CallOptions } from './video-provider.js';

/** A recording at its place in the film. */
export interface PlacedSpeech {
  /** Absolute. */
  readonly path: string;
  /** Seconds from the film's start at which it begins. */
  readonly from: number;
}

/** Puts recordings into one file, each at its time, with silence between; where two overlap, both are heard. */
export interface SpeechTrack {
  /**
   * Writes a WAV file (48 kHz, mono), which appears whole. The same recordings give the same bytes.
   * Errors: `media-unreadable`, `ffmpeg-missing`, `ffmpeg-failed`, `output-unwritable`, `disk-full`.
   */
  build(pieces: readonly PlacedSpeech[], outputPath: string, call: CallOptions): Promise<void>;
}
