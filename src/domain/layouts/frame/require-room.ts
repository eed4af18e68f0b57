import { AivideoError } from '../../errors.js';
import type { Box } from '../../timeline/composite-segment.js';
import type { PictureSize } from '../../timeline/fit-picture.js';

/** Less is no picture. In pixels. */
const smallestSide = 16;

/** Refuses a layout that leaves a half without room. Errors: `input-invalid`. */
export function requireRoom(layout: string, frame: PictureSize, boxes: readonly Box[]): void {
  const narrow = boxes.find(({ width, height }) => width < smallestSide || height < smallestSide);
  if (narrow === undefined) return;
  throw new AivideoError(
    'input-invalid',
    `Layout \`${layout}\` leaves no room in a film of ${frame.width}x${frame.height}: a half would be ${narrow.width}x${narrow.height} pixels`,
    { details: { layout, width: narrow.width, height: narrow.height } },
  );
}
