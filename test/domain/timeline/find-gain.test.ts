import { describe, expect, it } from 'vitest';
import { findGain } from '../../../src/domain/timeline/find-gain.js';

/** Sound that is as loud as a curve says, and the gains at which it was measured. */
function sound(loudness: number, peakDb: number, limited: (gainDb: number) => number) {
  const gains: (number | undefined)[] = [];
  return {
    gains,
    measure: async (gainDb: number | undefined) => {
      gains.push(gainDb);
      return { loudness: gainDb === undefined ? loudness : limited(gainDb), peakDb };
    },
  };
}

describe('findGain', () => {
  it('measures once where no peak reaches the limiter', async () => {
    const { gains, measure } = sound(-30, -20, () => Number.NaN);

    expect(await findGain(-14, measure)).toBe(16);
    expect(gains).toEqual([undefined]);
  });

  it('leaves silence as it is', async () => {
    expect(await findGain(-14, sound(-70, -200, () => -70).measure)).toBe(0);
  });

  it.each<[string, (gainDb: number) => number]>([
    ['half of a raise', (gainDb) => -30 + 6 + (gainDb - 6) / 2],
    ['a quarter of it', (gainDb) => -30 + 6 + (gainDb - 6) / 4],
    ['a jump', (gainDb) => (gainDb < 20 ? -26 + gainDb / 10 : -16 + (gainDb - 20) / 5)],
  ])('comes close to the loudness when the limiter lets through %s', async (_what, limited) => {
    const { gains, measure } = sound(-30, 0, limited);

    const gain = await findGain(-14, measure);

    expect(Math.abs(limited(gain) + 14)).toBeLessThanOrEqual(0.1);
    expect(gains.length).toBeLessThanOrEqual(9);
  });

  it('takes the closest it has seen where the loudness can not be reached', async () => {
    const limited = (gainDb: number) => Math.min(-20, -30 + gainDb);

    expect(limited(await findGain(-14, sound(-30, 0, limited).measure))).toBe(-20);
  });
});
