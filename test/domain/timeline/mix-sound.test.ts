import { describe, expect, it } from 'vitest';
import { mixSound } from '../../../src/domain/timeline/mix-sound.js';
import type { ClipSound } from '../../../src/domain/timeline/render-plan.js';

function sound(changes: Partial<ClipSound>): ClipSound {
  return { clip: 1, startsAt: 0, samples: 10, fadeIn: 0, fadeOut: 0, volume: 1, ...changes };
}

/** Every sample of a clip has the value 1; blocks are of three samples. */
async function* ones({ samples }: ClipSound): AsyncGenerator<Float32Array> {
  for (let left = samples; left > 0; left -= 3) yield new Float32Array(Math.min(3, left) * 2).fill(1);
}

async function mixed(sounds: readonly ClipSound[], samples: number): Promise<readonly number[]> {
  const all: number[] = [];
  for await (const block of mixSound(sounds, samples, ones)) all.push(...block);
  return all;
}

describe('mixSound', () => {
  it('keeps silent clips silent and everything else in its place', async () => {
    const left = await mixed([sound({ samples: 4 }), sound({ startsAt: 9, samples: 3 })], 14);

    const both = [1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0].flatMap((value) => [value, value]);
    expect(left).toEqual(both);
  });

  it('crosses over with equal power', async () => {
    const heard = await mixed(
      [sound({ samples: 12, fadeOut: 5 }), sound({ startsAt: 7, samples: 10, fadeIn: 5 })],
      17,
    );

    expect(heard).toHaveLength(34);
    const turn = (Math.PI / 2) * 0.1;
    expect(heard[14]).toBeCloseTo(Math.cos(turn) + Math.sin(turn), 5);
    expect(heard[18]).toBeCloseTo(Math.SQRT2, 5);
    expect([heard[12], heard[24]]).toEqual([1, 1]);
  });

  it('gives a volume, and silence for no clips at all', async () => {
    expect(await mixed([sound({ samples: 2, volume: 0.5 })], 2)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(await mixed([], 3)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
