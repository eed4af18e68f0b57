import type { Box } from '../../timeline/composite-segment.js';
import { evenDown, type Fit, type PictureSize } from '../../timeline/fit-picture.js';

/** Where something smaller lies in something larger. */
export const alignments = ['start', 'center', 'end'] as const;

export type Alignment = (typeof alignments)[number];

/** The whole frame. */
export function frameBox({ width, height }: PictureSize): Box {
  return { left: 0, top: 0, width, height };
}

/** The largest box of a picture's shape inside of a cell. */
function boxInside(cell: Box, shape: PictureSize, align: Alignment): Box {
  const scale = Math.min(cell.width / shape.width, cell.height / shape.height);
  // What is off by a hair fills the cell: no line of background beside it.
  const width = nearly(shape.width * scale, cell.width);
  const height = nearly(shape.height * scale, cell.height);
  return placedIn(cell, { width, height }, align);
}

/** The place of a picture in a cell. One that is seen whole has a box of its own shape, so that nothing is beside it. */
export function fitted(
  cell: Box,
  picture: PictureSize | undefined,
  { fit, align = 'center' }: { readonly fit: Fit; readonly align?: Alignment | undefined },
): { readonly box: Box; readonly fit: Fit } {
  if (fit !== 'contain' || picture === undefined) return { box: cell, fit };
  return { box: boxInside(cell, picture, align), fit: 'stretch' };
}

/** A box of a size in a cell. */
function placedIn(cell: Box, { width, height }: PictureSize, align: Alignment): Box {
  return {
    left: cell.left + offset(cell.width - width, align),
    top: cell.top + offset(cell.height - height, align),
    width,
    height,
  };
}

/** Without a margin on each side. */
export function inset(box: Box, margin: number): Box {
  return {
    left: box.left + margin,
    top: box.top + margin,
    width: box.width - 2 * margin,
    height: box.height - 2 * margin,
  };
}

/** The even number nearest to a length; at least 2. */
export function evenLength(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}

/** `#rrggbb`, or undefined for what is no colour in that form. */
export function hexColor(text: string): string | undefined {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit.repeat(2))
      .join('')}`.toLowerCase();
  return /^#?[0-9a-f]{6}$/i.test(text) ? `#${text.replace('#', '')}`.toLowerCase() : undefined;
}

function nearly(length: number, limit: number): number {
  const even = evenLength(length);
  return limit - even <= Math.max(2, limit * 0.01) ? limit : Math.min(even, limit);
}

function offset(free: number, align: Alignment): number {
  if (align === 'start') return 0;
  return align === 'end' ? evenDown(free) : evenDown(free / 2);
}
