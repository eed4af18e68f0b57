import { defineLayout } from './define-layout.js';

/** The halves after each other: an ordinary film of clips. */
export const sequence = defineLayout({
  name: 'sequence',
  summary: 'the halves in turn, chapter by chapter',
  reads: ['first', 'transition', 'transitionDuration'],
});
