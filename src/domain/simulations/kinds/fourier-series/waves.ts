/** One turning circle: its radius, its turns in a period of the wave, and where it starts. */
export interface Term {
  readonly amplitude: number;
  readonly frequency: number;
  /** Radians. */
  readonly phase: number;
}

export const waveNames = ['square', 'sawtooth', 'triangle'] as const;

export type WaveName = (typeof waveNames)[number];

interface Wave {
  /** The wave itself, between -1 and 1, for an angle in radians; period 2 pi. */
  at(angle: number): number;
  /** The term of this number, from 1 on. Source: https://mathworld.wolfram.com/FourierSeries.html */
  term(number: number): Term;
  /** The series as TeX. */
  readonly tex: string;
}

export const waves: Readonly<Record<WaveName, Wave>> = {
  square: {
    at: (angle) => Math.sign(Math.sin(angle)),
    term: (number) => {
      const frequency = 2 * number - 1;
      return { amplitude: 4 / (Math.PI * frequency), frequency, phase: 0 };
    },
    tex: 'f(t) = \\frac{4}{\\pi}\\left(\\sin t + \\frac{\\sin 3t}{3} + \\frac{\\sin 5t}{5} + \\cdots\\right)',
  },
  sawtooth: {
    at: (angle) => 1 - (2 * (((angle % (Math.PI * 2)) + Math.PI * 2) % (Math.PI * 2))) / (Math.PI * 2),
    term: (frequency) => ({ amplitude: 2 / (Math.PI * frequency), frequency, phase: 0 }),
    tex: 'f(t) = \\frac{2}{\\pi}\\left(\\sin t + \\frac{\\sin 2t}{2} + \\frac{\\sin 3t}{3} + \\cdots\\right)',
  },
  triangle: {
    at: (angle) => (2 / Math.PI) * Math.asin(Math.sin(angle)),
    term: (number) => {
      const frequency = 2 * number - 1;
      const isTurned = number % 2 === 0;
      return { amplitude: 8 / (Math.PI * frequency) ** 2, frequency, phase: isTurned ? Math.PI : 0 };
    },
    tex: 'f(t) = \\frac{8}{\\pi^2}\\left(\\sin t - \\frac{\\sin 3t}{3^2} + \\frac{\\sin 5t}{5^2} - \\cdots\\right)',
  },
};

/** The sum of terms, each with its weight from 0 to 1, at an angle in radians. */
export function partialSum(terms: readonly Term[], weights: readonly number[], angle: number): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const term = terms[index];
    const weight = weights[index] ?? 0;
    if (term !== undefined && weight > 0)
      sum += weight * term.amplitude * Math.sin(term.frequency * angle + term.phase);
  }
  return sum;
}
