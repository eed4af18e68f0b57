import type { StoryboardPages } from '../domain/film-script/storyboard.js';
import type { CallOptions } from './video-provider.js';

/** Draws what a film will be before it is made. */
export interface Storyboard {
  /**
   * Writes PNG files, the first as `path` and the others numbered beside it, and returns their paths. Overwrites.
   * Errors: `output-unwritable`, `disk-full`, `environment-broken`.
   */
  draw(pages: StoryboardPages, path: string, call: CallOptions): Promise<readonly string[]>;
}
