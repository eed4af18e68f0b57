import type { Concept } from '../../concepts.js';

export interface Curve {
  readonly concept: Concept;
  readonly formula: string;
  readonly at: (x: number) => number;
  /** What is shown: x from left to right, y from bottom to top. */
  readonly window: readonly [left: number, right: number, bottom: number, top: number];
}

export const waves: Curve['window'] = [-6.6, 6.6, -1.7, 1.7];
export const curves: readonly [Curve, ...Curve[]] = [
  { concept: 'sine', formula: 'y = sin x', at: Math.sin, window: waves },
  { concept: 'cosine', formula: 'y = cos x', at: Math.cos, window: waves },
  { concept: 'tangent', formula: 'y = tan x', at: Math.tan, window: [-4.6, 4.6, -4.2, 4.2] },
  { concept: 'parabola', formula: 'y = x²', at: (x) => x * x, window: [-3.6, 3.6, -1.2, 6.2] },
  { concept: 'cubic', formula: 'y = x³ − 3x', at: (x) => x ** 3 - 3 * x, window: [-3.2, 3.2, -4.4, 4.4] },
  { concept: 'exponential', formula: 'y = exp x', at: Math.exp, window: [-3.6, 2.8, -1.2, 7.2] },
  {
    concept: 'logarithm',
    formula: 'y = ln x',
    at: (x) => (x > 0 ? Math.log(x) : Number.NaN),
    window: [-1.2, 8.2, -3.2, 3.2],
  },
  {
    concept: 'gaussian',
    formula: 'y = exp(−x²)',
    at: (x) => Math.exp(-x * x),
    window: [-3.4, 3.4, -0.3, 1.4],
  },
];
