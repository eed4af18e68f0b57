import { describe, expect, it } from 'vitest';
import { divideScene } from '../../../src/domain/film-script/divide-scene.js';

const room = { seconds: 10, longestClip: 5, overlap: 0, timeFit: 'trim' } as const;

describe('divideScene', () => {
  it.each([
    [{ seconds: 4 }, [4]],
    [{}, [5, 5]],
    [{ seconds: 10.1 }, [3.366, 3.367, 3.367]],
    [{ overlap: 0.5 }, [3.5, 3.5, 3]],
    [{ seconds: 6, timeFit: 'slow' as const }, [6]],
    [{ seconds: 6.5, timeFit: 'hold' as const }, [6.5]],
    [{ seconds: 6.5, timeFit: 'slow' as const }, [3.25, 3.25]],
    [{ seconds: 25, longestClip: 60 }, [8.333, 8.333, 8.334]],
  ])('fills %j with shots of %j s', (change, shots) => {
    expect(divideScene({ ...room, ...change })).toEqual(shots);
  });

  it('has shots that add up to the scene and that the model can fill', () => {
    for (let seconds = 0.5; seconds < 60; seconds += 0.37)
      for (const longestClip of [2, 3, 5, 8]) {
        const shots = divideScene({ ...room, seconds, longestClip, overlap: 0.5 });
        expect(shots.reduce((sum, shot) => sum + shot, 0)).toBeCloseTo(seconds, 2);
        expect(Math.min(...shots)).toBeGreaterThan(0);
        expect(Math.max(...shots)).toBeLessThanOrEqual(longestClip + 0.001);
        expect((shots.at(-1) ?? 0) + 0.5).toBeLessThanOrEqual(longestClip + 0.001);
      }
  });
});
