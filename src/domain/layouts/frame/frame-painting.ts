import type { PictureSize } from '../../timeline/fit-picture.js';
import type { PlacedHalf, PlacedPainting } from './arrangement.js';
import { evenLength } from './boxes.js';
import { shiftedTravel } from './courses.js';

/** A border with a soft shadow around a half, which goes where the half goes. */
export function framePainting(
  { box, rounded = 0, travel }: PlacedHalf,
  order: { readonly border: number; readonly color: string; readonly frame: PictureSize },
): readonly PlacedPainting[] {
  const { border, color, frame } = order;
  const shadow = evenLength(Math.min(frame.width, frame.height) * 0.02);
  // Overlays lie on even pixels: what is around the box is made even as a whole.
  const around = evenLength(border + shadow);
  const painting = {
    ...({ kind: 'frame', radius: rounded, border, color, shadow: around - border } as const),
    width: box.width + 2 * around,
    height: box.height + 2 * around,
  };
  const by = { left: -around, top: -around };
  return [
    {
      painting,
      left: box.left - around,
      top: box.top - around,
      ...(travel === undefined ? {} : { travel: shiftedTravel(travel, by) }),
    },
  ];
}
