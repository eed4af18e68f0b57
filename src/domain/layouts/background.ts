import { defineLayout } from './define-layout.js';
import { steady } from './frame/arrangement.js';
import { cornerLabels } from './frame/corner-labels.js';
import { fullHalf } from './frame/full-half.js';
import { usualBackground } from './frame/layout-options.js';

/** How much the AI half is darkened behind lines and formulas. */
const usualDim = 0.25;

/** The simulation, its background seen through, over the AI half. */
export const background = defineLayout({
  name: 'background',
  summary: 'the simulation over AI video that shows through its background',
  reads: ['key', 'dim', 'labels', 'labelPlace', 'background'],
  arrange: (request) => {
    const { frames, options } = request;
    const behind = { ...fullHalf(request, 'ai'), dim: options.dim ?? usualDim };
    const front = { ...fullHalf(request, 'simulation'), keyed: true as const };
    return steady(frames, options.background ?? usualBackground, {
      halves: [behind, front],
      paintings: cornerLabels(request),
    });
  },
});
