import type { StoryboardPages } from '../domain/film-script/storyboard.js';
import type { CallOptions } from './video-provider.js';

/** Draws what a film will be before it is made. */
export interface Storyboard {
  /**
   * `pictures` are PNGs of shots by their names; the others are drawn from their prompts. Writes PNG files, the first as `path` and the others numbered beside it, and returns their paths. Overwrites.
   * Errors: `output-unwritable`, `disk-full`, `environment-broken`.
   */
  draw(
    board: StoryboardPages & { readonly pictures: ReadonlyMap<string, Uint8Array> },
    path: string,
    call: CallOptions,
  ): Promise<readonly string[]>;
}
