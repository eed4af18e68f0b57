import type { Box } from '../../timeline/composite-segment.js';
import { evenDown, type PictureSize } from '../../timeline/fit-picture.js';
import type { PlacedPainting } from './arrangement.js';
import { evenLength } from './boxes.js';

/** Height of a label's letters, as a part of the frame's shorter side. */
const letterShare = 0.042;

/** A narrow picture has small letters: their height as a part of its width. */
const letterShareOfBox = 0.05;

/** Pixels of a label's line beside a box of a width: the letters and what is free around them. */
export function labelHeight(frame: PictureSize, boxWidth: number): number {
  return evenLength(letterHeight(frame, boxWidth) * 1.9);
}

/** A text in the middle of a line as wide as a box, below or above it. */
export function labelBeside(
  box: Box,
  text: string,
  {
    frame,
    place,
    width = box.width,
    plate = false,
  }: {
    readonly frame: PictureSize;
    readonly place: 'over' | 'under';
    /** By which its letters are measured; default: that of the box. */
    readonly width?: number;
    /** On a plate, where anything may lie beneath. Default false. */
    readonly plate?: boolean;
  },
): PlacedPainting {
  const height = labelHeight(frame, width);
  const size = letterHeight(frame, width);
  return {
    painting: { kind: 'label', width: box.width, height, text, size, plate },
    left: box.left,
    top: place === 'under' ? box.top + box.height : box.top - height,
  };
}

/** A text on a plate inside of a box, in its left or right part, at its upper or lower edge. */
export function labelInside(
  box: Box,
  text: string,
  place: { readonly frame: PictureSize; readonly side: 'left' | 'right'; readonly edge: 'top' | 'bottom' },
): PlacedPainting {
  const height = labelHeight(place.frame, box.width);
  const margin = evenDown(height / 2);
  const width = evenDown((box.width - 3 * margin) / 2);
  const painting = {
    kind: 'label',
    width,
    height,
    text,
    size: letterHeight(place.frame, box.width),
    plate: true,
  } as const;
  return {
    painting: { ...painting, side: place.side },
    left: place.side === 'left' ? box.left + margin : box.left + box.width - margin - width,
    top: place.edge === 'top' ? box.top + margin : box.top + box.height - margin - height,
  };
}

function letterHeight({ width, height }: PictureSize, boxWidth: number): number {
  return Math.max(
    10,
    Math.round(Math.min(Math.min(width, height) * letterShare, boxWidth * letterShareOfBox)),
  );
}
