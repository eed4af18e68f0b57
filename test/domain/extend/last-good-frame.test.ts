import { describe, expect, it } from 'vitest';
import { lastGoodFrame } from '../../../src/domain/extend/last-good-frame.js';

/** Frames of these brightnesses; what is 0 is black. */
function lights(...brightness: readonly number[]) {
  return brightness.map((light) => ({ brightness: light, isBlack: light === 0 }));
}

describe('the last frame that something can be continued from', () => {
  it.each([
    ['the very last one of a clip that ends in light', [0.5, 0.52, 0.5, 0.49], 3],
    ['the one before the black', [0.5, 0.52, 0.5, 0, 0], 2],
    ['the one before a fade to black', [0.5, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0], 2],
    ['the one before a fade that is cut off', [0.5, 0.5, 0.5, 0.4, 0.3, 0.2], 2],
    ['the last of a scene that is dark all along', [0.04, 0.05, 0.03, 0.02], 3],
    ['the last one after a cut to a darker scene', [0.6, 0.6, 0.2, 0.2, 0.2], 4],
    ['the last one when a lamp is switched off', [0.6, 0.6, 0.6, 0.1], 3],
    ['the last one while a lamp blinks', [0.6, 0.1, 0.6, 0.1, 0.6, 0.1], 5],
    ['the last one of a scene that grows a little darker', [0.6, 0.57, 0.54, 0.5, 0.45], 4],
    ['the only one', [0.4], 0],
  ])('is %s', (_, brightness, frame) => {
    expect(lastGoodFrame(lights(...brightness), 8)).toBe(frame);
  });

  it('does not exist where all is black', () => {
    expect(lastGoodFrame(lights(0, 0, 0), 8)).toBeUndefined();
    expect(lastGoodFrame([], 8)).toBeUndefined();
  });
});
