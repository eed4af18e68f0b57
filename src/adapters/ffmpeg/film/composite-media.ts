import type { HybridMedia } from '../../../ports/hybrid-media.js';
import { type FindFfmpegOptions, findFfmpeg } from '../find-ffmpeg.js';
import { cornerColor, seenShare } from './composite-measure.js';

/** What hybrid films need besides films of clips, by ffmpeg and a canvas. */
export function createHybridMedia(options: FindFfmpegOptions): HybridMedia {
  let found: Promise<string> | undefined;
  const ffmpeg = (): Promise<string> => {
    found ??= findFfmpeg(options).then(({ path }) => path);
    return found;
  };
  return {
    paint: async (painting, path) => (await import('./composite-painting.js')).paint(painting, path),
    cornerColor: async (source, { signal }) => cornerColor(await ffmpeg(), source, signal),
    seenShare: async (source, key, { signal }) => seenShare(await ffmpeg(), { source, key, signal }),
  };
}
