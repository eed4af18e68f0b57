import type { MediaDetails } from '../domain/clips/media-details.js';
import type { CallOptions } from './video-provider.js';

/** Reads what a media file holds. Errors: `media-unreadable`. */
export interface ClipProber {
  probe(path: string, call: CallOptions): Promise<MediaDetails>;
}
