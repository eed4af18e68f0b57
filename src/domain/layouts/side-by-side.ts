import { defineLayout } from './define-layout.js';
import { arrangePair } from './frame/pair.js';

/** The halves beside each other. */
export const sideBySide = defineLayout({
  name: 'side-by-side',
  summary: 'the halves beside each other',
  reads: ['first', 'ratio', 'align', 'gap', 'labels', 'labelPlace', 'background'],
  arrange: (request) =>
    arrangePair(request, { layout: 'side-by-side', axis: 'x', ratio: request.options.ratio ?? 0.5 }),
});
