import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { clamp } from '../../../drawing/interpolation.js';
import type { Plane } from '../../axes/plane.js';
import type { Beat } from '../../define-simulation.js';
import { axesAround, planeAround, sampleCurve, tracePoints } from '../../drawing/plane-curve.js';
import { drawArrow, fillDot, strokeLine, strokePath } from '../../drawing/shapes.js';
import { drawFormula, numberText, write } from '../../drawing/write.js';
import type { Range } from '../../expression/read-range.js';
import { letters, strokes } from '../../stage/letters.js';
import { type Painter, reveal, type Stage } from '../../stage/stage.js';

/** A curve and what accompanies the point that draws it. */
export interface DrawnCurve {
  at(parameter: number): readonly [x: number, y: number];
  readonly range: Range;
  /** An arrow of velocity, or a ray from the origin. */
  readonly kind: 'velocity' | 'ray';
  /** TeX of the parameter, among the symbols in `muted`. */
  readonly name: string;
}

/** Seconds until the curve starts and until it is complete. */
function timesOf(seconds: number): { readonly start: number; readonly done: number } {
  const start = Math.min(0.8, seconds * 0.1);
  return { start, done: start + Math.min(12, (seconds - start) * 0.75) };
}

export function curveBeats(seconds: number): readonly Beat[] {
  const { start, done } = timesOf(seconds);
  return [
    { seconds: 0, name: { en: 'The plane', ko: '좌표평면' } },
    { seconds: start, name: { en: 'The point draws the curve', ko: '점이 곡선을 그린다' } },
    { seconds: done, name: { en: 'The whole curve', ko: '완성된 곡선' } },
  ];
}

/** A point draws the curve; when it is complete the point goes round once more. */
export function createCurvePainter(stage: Stage, curve: DrawnCurve): Painter {
  const [from, to] = curve.range;
  const points = sampleCurve(curve.at, { from, to, steps: 2400 });
  const plane = planeAround(stage, stage.area, points);
  const axes = axesAround(stage, plane);
  const { start, done } = timesOf(stage.seconds);
  return (context, seconds) => {
    const alpha = reveal(stage, seconds, [0, start]);
    axes.below(context, alpha);
    const drawn = reveal(stage, seconds, [start, done]);
    const share = seconds < done ? drawn : ((seconds - done) / Math.max(1, done - start)) % 1;
    if (drawn > 0) {
      context.save();
      context.beginPath();
      context.rect(plane.box.left, plane.box.top, plane.box.width, plane.box.height);
      context.clip();
      context.beginPath();
      tracePoints(context, { plane, points, share: drawn });
      strokePath(context, stage, { color: stage.palette.blue, width: strokes.curve });
      context.restore();
    }
    axes.above(context, alpha);
    if (seconds >= start) paintPoint(context, stage, { plane, curve, share });
    paintReadouts(context, stage, { curve, share, alpha });
  };
}

interface Moment {
  readonly plane: Plane;
  readonly curve: DrawnCurve;
  readonly share: number;
}

function paintPoint(context: DrawingContext, stage: Stage, { plane, curve, share }: Moment): void {
  const { palette } = stage;
  const [from, to] = curve.range;
  const parameter = from + (to - from) * share;
  const [x, y] = curve.at(parameter);
  const at = [plane.toX(x), plane.toY(y)] as const;
  const { box } = plane;
  const isSeen =
    at[0] >= box.left && at[0] <= box.left + box.width && at[1] >= box.top && at[1] <= box.top + box.height;
  if (!isSeen) return;
  if (curve.kind === 'ray')
    strokeLine(context, stage, { from: [plane.toX(0), plane.toY(0)], to: at, color: palette.yellow });
  else paintVelocity(context, stage, { plane, curve, parameter, at });
  fillDot(context, stage, { at, radius: 0.014, color: palette.yellow });
}

/** Its length follows the speed, within what can be seen. */
function paintVelocity(
  context: DrawingContext,
  stage: Stage,
  {
    plane,
    curve,
    parameter,
    at,
  }: { plane: Plane; curve: DrawnCurve; parameter: number; at: readonly [number, number] },
): void {
  const step = (curve.range[1] - curve.range[0]) * 1e-5;
  const [x0, y0] = curve.at(parameter - step);
  const [x1, y1] = curve.at(parameter + step);
  const [vx, vy] = [
    ((x1 - x0) / (2 * step)) * plane.unitX * 0.35,
    ((y0 - y1) / (2 * step)) * plane.unitY * 0.35,
  ];
  const length = Math.hypot(vx, vy);
  if (!Number.isFinite(length) || length === 0) return;
  const scale = clamp(length, 0, stage.size * 0.16) / length;
  drawArrow(context, stage, {
    from: at,
    to: [at[0] + vx * scale, at[1] + vy * scale],
    color: stage.palette.red,
  });
}

/** The parameter and the place, in a column. */
function paintReadouts(
  context: DrawingContext,
  stage: Stage,
  { curve, share, alpha }: { curve: DrawnCurve; share: number; alpha: number },
): void {
  const [from, to] = curve.range;
  const parameter = from + (to - from) * share;
  const [x, y] = curve.at(parameter);
  const rows = [
    [curve.name, parameter],
    ['x', x],
    ['y', y],
  ] as const;
  const { side, palette } = stage;
  const step = Math.min(stage.size * letters.label * 1.9, side.height / 3.2);
  rows.forEach(([tex, value], index) => {
    const left = side.width > side.height * 1.6 ? side.left + side.width * 0.32 : side.left;
    const middle = side.top + step * (index + 0.8);
    drawFormula(context, stage.formula(tex, 'muted'), { x: left, y: middle, alpha });
    const text = Number.isFinite(value) ? `= ${numberText(value, 2, 'fixed')}` : '= ∞';
    write(context, stage, { text, x: left + stage.size * 0.05, y: middle, color: palette.ink, alpha });
  });
}
