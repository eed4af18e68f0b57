import { describe, expect, it } from 'vitest';
import {
  frameRateText,
  movieTimeScale,
  nearestFrameRate,
  parseFrameRate,
  sampleAt,
  trackTimeScale,
} from '../../../src/domain/timeline/frame-rate.js';

describe('frame rates', () => {
  it.each([
    [24, '24'],
    [23.976, '24000/1001'],
    [23.98, '24000/1001'],
    [29.97, '30000/1001'],
    [59.94006, '60000/1001'],
    [25.0002, '25'],
    [12.5, '25/2'],
  ])('takes %d as %s', (fps, text) => {
    expect(frameRateText(nearestFrameRate(fps))).toBe(text);
  });

  it.each(['0', '500', 'fast', '30/0', '-24', '1e3', ''])('refuses %j', (text) => {
    expect(parseFrameRate(text)).toBeUndefined();
  });

  it('has whole ticks for every frame and for every sample', () => {
    const rate = nearestFrameRate(29.97);

    expect(trackTimeScale(rate)).toEqual({ timeScale: 30_000, ticksPerFrame: 1001 });
    expect(movieTimeScale(rate)).toBe(240_000);
    expect([sampleAt(0, rate), sampleAt(1, rate), sampleAt(5, rate)]).toEqual([0, 1602, 8008]);
  });
});
