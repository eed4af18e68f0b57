/** What a pass over the sound has found. */
export interface MeasuredSound {
  /** Integrated loudness (EBU R 128) in LUFS; -70 and less is silence. */
  readonly loudness: number;
  /** The highest sample, in dB of full scale. */
  readonly peakDb: number;
}

/** Measures the sound as it is, or raised by decibels and limited. */
export type MeasureSound = (gainDb: number | undefined) => Promise<MeasuredSound>;

/** No peak is let above this, in dB of full scale. */
export const ceilingDb = -1;

/** LU that nobody hears; EBU R 128 allows 0.5, and coding moves it a little too. */
const closeEnough = 0.1;

/** Passes over limited sound; two or three are usual. */
const mostPasses = 8;

/** Sound that comes from nothing but noise is not raised without end. */
const mostGainDb = 60;

/**
 * The gain in decibels that brings sound to a loudness. Where no peak reaches the limiter, one measurement tells it exactly; what
 * the limiter takes away is found by measuring again. Silence stays as it is.
 */
export async function findGain(target: number, measure: MeasureSound): Promise<number> {
  const first = await measure(undefined);
  if (first.loudness <= -70) return 0;
  const gain = Math.min(mostGainDb, target - first.loudness);
  if (first.peakDb + gain <= ceilingDb) return gain;
  return searchGain(gain, async (tried) => target - (await measure(tried)).loudness);
}

/** `missing` tells how many LU too quiet the sound is at a gain; the more is limited, the less of a raise is heard. */
async function searchGain(start: number, missing: (gain: number) => Promise<number>): Promise<number> {
  let gain = start;
  // What is not known is guessed: two thirds of a raise are heard.
  let before: { gain: number; off: number } | undefined;
  let best = { gain, off: Number.POSITIVE_INFINITY };
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const off = await missing(gain);
    if (Math.abs(off) < Math.abs(best.off)) best = { gain, off };
    if (Math.abs(off) <= closeEnough) return gain;
    if (off > 0) low = gain;
    else high = gain;
    const heard = before === undefined ? 2 / 3 : (before.off - off) / (gain - before.gain);
    before = { gain, off };
    const next = Math.min(mostGainDb, gain + off / Math.min(1, Math.max(0.2, heard)));
    // Gates and limiters make loudness jump: where a step would leave what is known, the middle is tried.
    gain = next > low && next < high ? next : (Math.max(low, start - 40) + Math.min(high, mostGainDb)) / 2;
  }
  return best.gain;
}
