import type { DrawingContext } from '../../drawing/drawing-context.js';
import { paintAxes } from '../axes/paint-axes.js';
import { createEvenPlane, insetBox, type Plane } from '../axes/plane.js';
import type { Stage } from '../stage/stage.js';

/** Points of a curve in the plane, x and y one after the other; NaN where it has none. */
export type CurvePoints = Float64Array;

/** Follows a curve from one value of its parameter to another in even steps. */
export function sampleCurve(
  at: (parameter: number) => readonly [x: number, y: number],
  { from, to, steps }: { readonly from: number; readonly to: number; readonly steps: number },
): CurvePoints {
  const points = new Float64Array((steps + 1) * 2);
  for (let step = 0; step <= steps; step += 1) {
    const [x, y] = at(from + ((to - from) * step) / steps);
    points[step * 2] = x;
    points[step * 2 + 1] = y;
  }
  return points;
}

/** A plane in which all points are seen, with the origin, equal scales and a little room; what lies far out is left out. */
export function planeAround(stage: Stage, box: Plane['box'], points: CurvePoints): Plane {
  const xs = points.filter((value, index) => index % 2 === 0 && Number.isFinite(value)).sort();
  const ys = points.filter((value, index) => index % 2 === 1 && Number.isFinite(value)).sort();
  const [left, right] = extent(xs);
  const [bottom, top] = extent(ys);
  const room = Math.max(right - left, top - bottom, 1e-6) * 0.09;
  const inner = insetBox(box, {
    left: stage.size * 0.02,
    right: stage.size * 0.03,
    top: stage.size * 0.035,
    bottom: stage.size * 0.02,
  });
  return createEvenPlane(inner, {
    left: left - room,
    right: right + room,
    bottom: bottom - room,
    top: top + room,
  });
}

/** From the smallest to the largest, with 0; what is thirty times as far out as the middle half belongs to a pole. */
function extent(sorted: Float64Array): readonly [number, number] {
  if (sorted.length === 0) return [-1, 1];
  const pick = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const spread = Math.max(pick(0.75) - pick(0.25), 1e-9) * 30;
  const [middleLow, middleHigh] = [pick(0.25) - spread, pick(0.75) + spread];
  return [Math.min(0, Math.max(pick(0), middleLow)), Math.max(0, Math.min(pick(1), middleHigh))];
}

/** Puts the part of a curve from its first point to a share of its length of parameter into the path; breaks where it has no points. */
export function tracePoints(
  context: DrawingContext,
  {
    plane,
    points,
    from = 0,
    share,
  }: { readonly plane: Plane; readonly points: CurvePoints; readonly from?: number; readonly share: number },
): void {
  const last = points.length / 2 - 1;
  const end = last * Math.min(1, share);
  const { window } = plane;
  const far = (window.top - window.bottom + window.right - window.left) * 2;
  let isOpen = false;
  const put = (x: number, y: number): void => {
    const isIn = Math.abs(x) < far && Math.abs(y) < far;
    if (isIn && isOpen) context.lineTo(plane.toX(x), plane.toY(y));
    else if (isIn) context.moveTo(plane.toX(x), plane.toY(y));
    isOpen = isIn;
  };
  for (let index = Math.ceil(last * from); index <= end; index += 1)
    put(points[index * 2] ?? Number.NaN, points[index * 2 + 1] ?? Number.NaN);
  const [x, y] = pointAt(points, Math.min(1, share));
  put(x, y);
}

/** The point at a share of the way, between two samples on a line. */
export function pointAt(points: CurvePoints, share: number): readonly [x: number, y: number] {
  const place = (points.length / 2 - 1) * share;
  const index = Math.min(points.length / 2 - 2, Math.floor(place));
  const rest = place - index;
  const between = (offset: number): number => {
    const [one, other] = [
      points[index * 2 + offset] ?? Number.NaN,
      points[index * 2 + 2 + offset] ?? Number.NaN,
    ];
    return rest === 0 ? one : one + (other - one) * rest;
  };
  return [between(0), between(1)];
}

/** Axes of a plane in two layers, below and above what is drawn between them. */
export function axesAround(
  stage: Stage,
  plane: Plane,
): {
  readonly below: (context: DrawingContext, alpha: number) => void;
  readonly above: (context: DrawingContext, alpha: number) => void;
} {
  const names = { xName: stage.formula('x', 'muted'), yName: stage.formula('y', 'muted') };
  const layer = (parts: 'lines' | 'texts') => {
    const painted = stage.createLayer(stage.width, stage.height);
    paintAxes(painted.getContext('2d'), stage, { plane, ...names, parts });
    return (context: DrawingContext, alpha: number): void => {
      if (alpha <= 0) return;
      context.globalAlpha = alpha;
      context.drawImage(painted, 0, 0);
      context.globalAlpha = 1;
    };
  };
  return { below: layer('lines'), above: layer('texts') };
}

/** Formulas that `axesAround` needs. */
export const axisSymbols = [
  { tex: 'x', color: 'muted' },
  { tex: 'y', color: 'muted' },
] as const;
