import type { LayoutRequest } from '../define-layout.js';
import type { PlacedPainting } from './arrangement.js';
import { frameBox } from './boxes.js';
import { labelInside } from './label-line.js';

/** The labels of two halves that share the frame: on plates in its left and right corners, or in the upper and lower left ones. */
export function cornerLabels(
  { frame, options }: LayoutRequest,
  axis: 'x' | 'y' = 'x',
): readonly PlacedPainting[] {
  // Captions are at the bottom.
  const edge = options.labelPlace === 'under' ? 'bottom' : 'top';
  return (options.labels ?? []).flatMap((text, index) => {
    if (text === '') return [];
    const isFirst = index === 0;
    const place =
      axis === 'x'
        ? ({ side: isFirst ? 'left' : 'right', edge } as const)
        : ({ side: 'left', edge: isFirst ? 'top' : 'bottom' } as const);
    return [labelInside(frameBox(frame), text, { frame, ...place })];
  });
}
