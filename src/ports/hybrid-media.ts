import type { Painting } from '../domain/layouts/frame/arrangement.js';
import type { Key } from '../domain/timeline/composite-segment.js';
import type { FilmSource } from '../domain/timeline/film-source.js';
import type { CallOptions } from './video-provider.js';

/** What hybrid films need besides films of clips. Errors: those of `MediaEngine`. */
export interface HybridMedia {
  /** Writes a painting as a PNG. */
  paint(painting: Painting, path: string): Promise<void>;
  /** The most common of the colours in the four corners of a video over its time, `#rrggbb`. */
  cornerColor(source: FilmSource, call: CallOptions): Promise<string>;
  /** How much of a video's pictures is still seen through a key, over its time: 0 (nothing) to 1 (all). */
  seenShare(source: FilmSource, key: Key, call: CallOptions): Promise<number>;
}
