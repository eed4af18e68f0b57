import type { FilmPicture } from '../domain/extend/film-picture.js';
import type { FrameLight } from '../domain/extend/frame-light.js';
import type { FilmFormat, PlannedClip } from '../domain/timeline/render-plan.js';
import type { CallOptions } from './video-provider.js';

/** A clip in a film: its frames are counted from its first in the film, and look as the film shows them. */
export interface ClipInFilm {
  readonly clip: PlannedClip;
  readonly format: FilmFormat;
}

/**
 * Looks at single frames of clips. Errors: `ffmpeg-missing`, `ffmpeg-failed`, `media-unreadable`, `disk-full`,
 * `output-unwritable`.
 */
export interface FrameReader {
  /** The light of every frame that the film shows of the clip. */
  lights(place: ClipInFilm, call: CallOptions): Promise<readonly FrameLight[]>;
  /** One frame as it is before it is coded. */
  picture(place: ClipInFilm, frame: number, call: CallOptions): Promise<FilmPicture>;
  /** Writes one frame as a PNG; the same frame gives the same bytes. */
  writeFrame(place: ClipInFilm & { readonly frame: number }, path: string, call: CallOptions): Promise<void>;
}
