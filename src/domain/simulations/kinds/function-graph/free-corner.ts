import { clamp } from '../../../drawing/interpolation.js';
import type { Plane } from '../../axes/plane.js';
import type { Range } from '../../expression/read-range.js';
import type { Box, Stage } from '../../stage/stage.js';
import type { GraphCurve } from './graph-curve.js';

/** A place for something of a size, and the factor at which it fits in. */
export interface Corner {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

interface CornerOrder {
  readonly plane: Plane;
  readonly curves: readonly GraphCurve[];
  /** Where the first curve's area is filled. */
  readonly area: Range;
  /** Pixels of what is to be placed. */
  readonly width: number;
  readonly height: number;
}

/** The corner of a graph, beside its y axis, through which the fewest points of curves go in the whole video. */
export function freeCorner(stage: Stage, order: CornerOrder): Corner {
  const { plane, width, height } = order;
  const { box } = plane;
  const axis = plane.toX(clamp(0, plane.window.left, plane.window.right));
  const letters = stage.size * 0.08;
  const spans = [
    { left: axis + stage.size * 0.03, right: box.left + box.width },
    { left: box.left, right: axis - letters },
  ].filter(({ left, right }) => right - left > box.width * 0.2);
  const corners = spans.flatMap(({ left, right }, index) => {
    const scale = Math.min(1, (right - left) / width);
    const x = index === 0 && spans.length > 1 ? right - width * scale : left;
    return [box.top, box.top + box.height - height * scale].map((top) => ({ left: x, top, scale }));
  });
  const counted = corners.map((corner) => ({ corner, points: pointsIn(corner, order, stage) }));
  counted.sort((one, other) => one.points - other.points);
  return counted[0]?.corner ?? { left: box.left, top: box.top, scale: 1 };
}

function pointsIn(
  { left, top, scale }: Corner,
  { plane, curves, area, width, height }: CornerOrder,
  stage: Stage,
): number {
  const box: Box = { left, top, width: width * scale, height: height * scale };
  const room = stage.size * 0.03;
  const isMet = (one: number, other: number): boolean =>
    Math.max(one, other) > box.top - room && Math.min(one, other) < box.top + box.height + room;
  const zero = plane.toY(0);
  let points = isMet(zero, zero + stage.size * 0.04) ? 30 : 0;
  for (const [index, curve] of curves.entries())
    for (const time of curve.moves ? [0, stage.seconds / 3, stage.seconds / 1.5] : [0]) {
      const at = curve.at(time);
      for (let step = 0; step <= 60; step += 1) {
        const x = plane.window.left + (box.left + (box.width * step) / 60 - plane.box.left) / plane.unitX;
        const y = plane.toY(at(x));
        const isFilled = index === 0 && x >= area[0] && x <= area[1];
        if (isMet(y, isFilled ? zero : y)) points += 1;
      }
    }
  return points;
}
