import { createRandom } from './seeded-random.js';

/** Smooth seeded noise over the plane, about -1 to 1. */
export interface Noise {
  /** `period`: the whole number of units after which it repeats along x; 0 for never. */
  at(x: number, y: number, period?: number): number;
  /** Octaves of noise, each twice as fine and half as strong, about -1 to 1. */
  fractal(x: number, y: number, octaves: number, period?: number): number;
  /** Like `fractal`, folded at zero: sharp crests at 1, wide valleys towards 0. */
  ridged(x: number, y: number, octaves: number): number;
}

const GRADIENTS_X = new Float64Array(16);
const GRADIENTS_Y = new Float64Array(16);
for (let index = 0; index < 16; index += 1) {
  GRADIENTS_X[index] = Math.cos((index * Math.PI) / 8) * Math.SQRT2;
  GRADIENTS_Y[index] = Math.sin((index * Math.PI) / 8) * Math.SQRT2;
}

/** Gradient noise after Ken Perlin, "Improving Noise", SIGGRAPH 2002, in two dimensions with 16 directions. */
export function createNoise(seed: number, purpose = ''): Noise {
  const table = shuffledBytes(seed, purpose);

  // Written out, without a function for a corner: it runs some millions of times before the first picture.
  const at = (x: number, y: number, period = 0): number => {
    const floorX = Math.floor(x);
    const floorY = Math.floor(y);
    const inX = x - floorX;
    const inY = y - floorY;
    const left = period > 0 ? modulo(floorX, period) : floorX;
    const right = period > 0 ? modulo(floorX + 1, period) : floorX + 1;
    const row = floorY & 255;
    const rowLeft = (table[left & 255] ?? 0) + row;
    const rowRight = (table[right & 255] ?? 0) + row;
    const topLeft = (table[rowLeft] ?? 0) & 15;
    const topRight = (table[rowRight] ?? 0) & 15;
    const bottomLeft = (table[rowLeft + 1] ?? 0) & 15;
    const bottomRight = (table[rowRight + 1] ?? 0) & 15;
    const fadeX = inX * inX * inX * (inX * (inX * 6 - 15) + 10);
    const fadeY = inY * inY * inY * (inY * (inY * 6 - 15) + 10);
    const outX = inX - 1;
    const outY = inY - 1;
    const a = (GRADIENTS_X[topLeft] ?? 0) * inX + (GRADIENTS_Y[topLeft] ?? 0) * inY;
    const b = (GRADIENTS_X[topRight] ?? 0) * outX + (GRADIENTS_Y[topRight] ?? 0) * inY;
    const c = (GRADIENTS_X[bottomLeft] ?? 0) * inX + (GRADIENTS_Y[bottomLeft] ?? 0) * outY;
    const d = (GRADIENTS_X[bottomRight] ?? 0) * outX + (GRADIENTS_Y[bottomRight] ?? 0) * outY;
    const top = a + (b - a) * fadeX;
    return top + (c + (d - c) * fadeX - top) * fadeY;
  };

  const fractal = (x: number, y: number, octaves: number, period = 0): number => {
    let sum = 0;
    let scale = 1;
    let strength = 0.5;
    for (let octave = 0; octave < octaves; octave += 1) {
      sum += strength * at(x * scale + octave * 17.3, y * scale - octave * 9.7, period * scale);
      scale *= 2;
      strength *= 0.5;
    }
    return sum * 1.4;
  };

  const ridged = (x: number, y: number, octaves: number): number => {
    let sum = 0;
    let scale = 1;
    let strength = 0.5;
    for (let octave = 0; octave < octaves; octave += 1) {
      const fold = 1 - Math.abs(at(x * scale + octave * 31.7, y * scale + octave * 11.1)) * 1.6;
      sum += strength * fold * Math.abs(fold);
      scale *= 2.1;
      strength *= 0.5;
    }
    return sum;
  };

  return { at, fractal, ridged };
}

function shuffledBytes(seed: number, purpose: string): Uint8Array {
  const random = createRandom(seed, `noise ${purpose}`);
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let index = 255; index > 0; index -= 1) {
    const other = Math.floor(random.next() * (index + 1));
    const held = bytes[index] ?? 0;
    bytes[index] = bytes[other] ?? 0;
    bytes[other] = held;
  }
  // Twice and one more, so that the sum of two bytes, and the next, is within.
  return Uint8Array.from({ length: 513 }, (_, index) => bytes[index & 255] ?? 0);
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
