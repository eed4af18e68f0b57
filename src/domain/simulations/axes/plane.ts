import { lerp } from '../../drawing/interpolation.js';
import type { Box } from '../stage/stage.js';

/** What is seen of a plane: numbers of its edges. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A part of a plane of numbers in a part of the picture. */
export interface Plane {
  readonly box: Box;
  readonly window: Window;
  /** Pixels. */
  toX(x: number): number;
  toY(y: number): number;
  /** Pixels of 1. */
  readonly unitX: number;
  readonly unitY: number;
}

/** Fits a window into a box: the window fills it, circles may become ellipses. */
export function createPlane(box: Box, window: Window): Plane {
  const { left, right, bottom, top } = window;
  const low = box.top + box.height;
  return {
    box,
    window,
    unitX: box.width / (right - left),
    unitY: box.height / (top - bottom),
    toX: (x) => lerp(box.left, box.left + box.width, (x - left) / (right - left)),
    toY: (y) => lerp(low, box.top, (y - bottom) / (top - bottom)),
  };
}

/** Shows at least the window, and as much more on two sides as gives both axes the same scale: circles stay round. */
export function createEvenPlane(box: Box, window: Window): Plane {
  const { left, right, bottom, top } = window;
  const unit = Math.min(box.width / (right - left), box.height / (top - bottom));
  const moreX = (box.width / unit - (right - left)) / 2;
  const moreY = (box.height / unit - (top - bottom)) / 2;
  return createPlane(box, {
    left: left - moreX,
    right: right + moreX,
    bottom: bottom - moreY,
    top: top + moreY,
  });
}

/** The largest box of a shape (width over height) in the middle of another. */
export function boxWithin(box: Box, shape: number): Box {
  const width = Math.min(box.width, box.height * shape);
  const height = width / shape;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
  };
}

/** The box without a rim of so many pixels. */
export function insetBox(
  { left, top, width, height }: Box,
  rim: { readonly left?: number; readonly right?: number; readonly top?: number; readonly bottom?: number },
): Box {
  const { left: atLeft = 0, right = 0, top: atTop = 0, bottom = 0 } = rim;
  return {
    left: left + atLeft,
    top: top + atTop,
    width: Math.max(1, width - atLeft - right),
    height: Math.max(1, height - atTop - bottom),
  };
}
