import type { SpokenText } from '../domain/narration/spoken-text.js';
import type { CallOptions } from './video-provider.js';

/** A program on this machine that speaks, free of charge. */
export interface SpeechMaker {
  /** `espeak-ng`, `say`. */
  readonly id: string;
  /**
   * Speaks into a WAV file, which appears whole. Errors: `speech-failed`, `output-unwritable`, `disk-full`.
   */
  speak(text: SpokenText, outputPath: string, call: CallOptions): Promise<void>;
}
