import type { MediaDetails } from '../../domain/clips/media-details.js';
import { formatCost } from '../../domain/models/format-price.js';
import type { Clip } from '../../domain/run/run-event.js';
import { formatBytes, formatNumber, formatSeconds, plural } from './units.js';

/** What a clip is, in one line: `576x320 · 24 frames at 8 fps · 3.0 s · 412 kB · seed 7 · free`. */
export function clipFacts(clip: Clip): string {
  const seed = clip.seed === undefined ? [] : [`seed ${clip.seed}`];
  const cost = clip.cached ? 'from the cache, free' : formatCost(clip.cost);
  return [...mediaFacts(clip.media), ...seed, cost].join(' · ');
}

function mediaFacts({ video, durationSeconds, bytes }: MediaDetails): string[] {
  const picture =
    video === undefined
      ? []
      : [
          `${video.width}x${video.height}`,
          `${plural(video.frames, 'frame')} at ${formatNumber(video.fps)} fps`,
        ];
  return [...picture, formatSeconds(durationSeconds), formatBytes(bytes)];
}
