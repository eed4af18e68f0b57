import { describe, expect, it } from 'vitest';
import { compareMedia } from '../../../src/domain/clips/compare-media.js';
import type { MediaDetails } from '../../../src/domain/clips/media-details.js';

const media: MediaDetails = {
  container: 'mp4',
  bytes: 1000,
  durationSeconds: 5.04,
  video: { codec: 'avc', width: 1280, height: 720, fps: 24000 / 1001, frames: 121, rotation: 0 },
};

describe('what was expected of a clip', () => {
  it('is met by nothing at all', () => {
    expect(compareMedia({}, media)).toEqual([]);
  });

  it('is met within what containers round', () => {
    expect(compareMedia({ width: 1280, height: 720, fps: 24, durationSeconds: 5 }, media)).toEqual([]);
  });

  it('is compared in every value, and each difference is told', () => {
    const adjustments = compareMedia(
      { width: 1281, height: 719, fps: 30, frames: 120, durationSeconds: 7 },
      media,
    );

    expect(adjustments.map(({ option, asked, used }) => [option, asked, used])).toEqual([
      ['width', 1281, 1280],
      ['height', 719, 720],
      ['fps', 30, 24000 / 1001],
      ['frames', 120, 121],
      ['duration', 7, 5.04],
    ]);
  });

  it('says nothing of a picture that is not there', () => {
    const { video: _, ...sound } = media;

    expect(compareMedia({ width: 1 }, sound)).toEqual([]);
  });
});
