import type { ClipMeasurement } from '../../../src/domain/check/clip-measurement.js';
import type { ExpectedClip } from '../../../src/domain/check/expected-clip.js';
import { judgeClip } from '../../../src/domain/check/judge-clip.js';
import type { MediaDetails } from '../../../src/domain/clips/media-details.js';

/** A clip of 3 s with 24 frames in which nothing is wrong. */
export function goodMeasurement(changes: Partial<ClipMeasurement> = {}): ClipMeasurement {
  return {
    frames: 24,
    pictureSeconds: 3,
    black: [],
    still: [],
    brightness: Array.from({ length: 24 }, (_, frame) => 0.5 + 0.01 * (frame % 3)),
    complaints: { count: 0, examples: [] },
    ...changes,
  };
}

/** What a file of such a clip tells. */
export function goodMedia(video: Partial<NonNullable<MediaDetails['video']>> = {}): MediaDetails {
  return {
    container: 'mp4',
    bytes: 100_000,
    durationSeconds: 3,
    video: { codec: 'avc', width: 576, height: 320, fps: 8, frames: 24, rotation: 0, ...video },
  };
}

/** The findings on a clip as `kind: message`. */
export function judged(
  changes: Partial<ClipMeasurement>,
  expected: ExpectedClip = {},
  media: MediaDetails = goodMedia(),
): readonly string[] {
  return judgeClip({ media, measurement: goodMeasurement(changes), expected }).map(
    ({ kind, message }) => `${kind}: ${message}`,
  );
}
