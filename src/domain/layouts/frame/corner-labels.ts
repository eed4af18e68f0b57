import type { LayoutRequest } from '../define-layout.js';
import type { PlacedPainting } from './arrangement.js';
import { frameBox } from './boxes.js';
import { labelInside } from './label-line.js';

/** The labels of two halves that share the frame: on plates in its left and right corners. */
export function cornerLabels({ frame, options }: LayoutRequest): readonly PlacedPainting[] {
  // Captions are at the bottom.
  const edge = options.labelPlace === 'under' ? 'bottom' : 'top';
  return (options.labels ?? []).flatMap((text, index) =>
    text === ''
      ? []
      : [labelInside(frameBox(frame), text, { frame, side: index === 0 ? 'left' : 'right', edge })],
  );
}
