import { defineLayout } from './define-layout.js';
import { arrangePair, naturalShare } from './frame/pair.js';

/** The halves above each other, for upright films. */
export const stacked = defineLayout({
  name: 'stacked',
  summary: 'one half above the other, for 9:16',
  aspect: '9:16',
  reads: ['first', 'ratio', 'align', 'gap', 'labels', 'labelPlace', 'background'],
  arrange: (request) =>
    arrangePair(request, {
      layout: 'stacked',
      axis: 'y',
      ratio: request.options.ratio ?? naturalShare(request),
    }),
});
