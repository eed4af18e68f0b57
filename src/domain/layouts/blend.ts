import type { BlendMode } from '../timeline/composite-segment.js';
import { defineLayout } from './define-layout.js';
import { steady } from './frame/arrangement.js';
import { frameBox } from './frame/boxes.js';
import { cornerLabels } from './frame/corner-labels.js';
import { fullHalf } from './frame/full-half.js';

/** Modes in which black bars beside a picture would blacken what is beneath. */
const darkening: ReadonlySet<BlendMode> = new Set(['multiply', 'darken', 'overlay', 'hardlight', 'normal']);

/** The simulation mixed into the AI half, pixel by pixel. */
export const blend = defineLayout({
  name: 'blend',
  summary: 'the simulation mixed into the AI video',
  reads: ['mode', 'amount', 'dim', 'labels', 'labelPlace', 'background'],
  arrange: (request) => {
    const { frame, frames, options, fits } = request;
    const mode = options.mode ?? 'screen';
    const fit = fits.simulation ?? (darkening.has(mode) ? 'cover' : 'contain');
    const behind = { ...fullHalf(request, 'ai'), ...(options.dim === undefined ? {} : { dim: options.dim }) };
    const front = {
      ...fullHalf(request, 'simulation'),
      box: frameBox(frame),
      fit,
      blend: { mode, amount: options.amount ?? 1 },
    };
    const paintings = cornerLabels(request);
    return steady(frames, options.background ?? '#000000', { halves: [behind, front], paintings });
  },
});
