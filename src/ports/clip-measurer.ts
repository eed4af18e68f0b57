import type { ClipMeasurement } from '../domain/check/clip-measurement.js';
import type { MediaDetails } from '../domain/clips/media-details.js';
import type { CallOptions } from './video-provider.js';

/** Decodes a clip from end to end and measures what is seen and heard. */
export interface ClipMeasurer {
  /**
   * `media` is what the prober has read. Errors: `ffmpeg-missing`, `ffmpeg-failed`, `media-unreadable` (nothing can be
   * decoded), `input-file-unreadable`.
   */
  measure(path: string, media: MediaDetails, call: CallOptions): Promise<ClipMeasurement>;
}
