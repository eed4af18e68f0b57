import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { Plane } from '../axes/plane.js';

/** A function and the part of it that is drawn. */
export interface TracedCurve {
  readonly plane: Plane;
  readonly from: number;
  readonly to: number;
  at(x: number): number;
}

/** How often an interval with a steep place is halved before it counts as a jump. */
const halvings = 12;

/** Pixels up or down that two neighbouring points may be apart. */
const mostRise = 5;

/**
 * Puts the graph of a function into the context's path, a point every two pixels. It is broken where the function has no value, at
 * poles and at jumps: what gets no smaller by halving is not joined.
 */
export function traceCurve(context: DrawingContext, { plane, from, to, at }: TracedCurve): void {
  const { bottom, top } = plane.window;
  const height = top - bottom;
  const steps = Math.max(2, Math.min(4000, Math.ceil(((to - from) * plane.unitX) / 2)));
  let isOpen = false;
  // Far outside of the window nothing is seen, but lines towards there must keep their direction.
  const hold = (y: number): number => Math.min(top + height * 2, Math.max(bottom - height * 2, y));
  const put = (x: number, y: number): void => {
    if (isOpen) context.lineTo(plane.toX(x), plane.toY(hold(y)));
    else context.moveTo(plane.toX(x), plane.toY(hold(y)));
    isOpen = true;
  };
  const join = (x0: number, y0: number, x1: number, y1: number, depth: number): void => {
    const isSmooth = Math.abs(y1 - y0) * plane.unitY < mostRise || bothOutside(y0, y1, { bottom, top });
    if (Number.isFinite(y0) && Number.isFinite(y1) && isSmooth) {
      if (!isOpen) put(x0, y0);
      put(x1, y1);
    } else if (depth === 0 || (Number.isNaN(y0) && Number.isNaN(y1))) isOpen = false;
    else {
      const middle = (x0 + x1) / 2;
      const value = at(middle);
      join(x0, y0, middle, value, depth - 1);
      join(middle, value, x1, y1, depth - 1);
    }
  };
  let x0 = from;
  let y0 = at(from);
  for (let step = 1; step <= steps; step += 1) {
    const x1 = from + ((to - from) * step) / steps;
    const y1 = at(x1);
    join(x0, y0, x1, y1, halvings);
    x0 = x1;
    y0 = y1;
  }
}

/** On the same side: a line between them is not seen. */
function bothOutside(y0: number, y1: number, { bottom, top }: { bottom: number; top: number }): boolean {
  return (y0 > top && y1 > top) || (y0 < bottom && y1 < bottom);
}
