import { type Color, css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { strokes, strokeWidth } from '../stage/letters.js';
import type { Stage } from '../stage/stage.js';

/** A place in pixels. */
export type Point = readonly [x: number, y: number];

interface Stroke {
  readonly color: Color;
  /** Share of the stage's size. Default `strokes.body`. */
  readonly width?: number;
  /** 0 to 1. Default 1. */
  readonly alpha?: number;
  /** Lengths of dash and gap in shares of the stage's size; absent: unbroken. */
  readonly dash?: readonly [number, number];
}

/** The usual dashes of helper lines. */
export const helperDash: readonly [number, number] = [0.012, 0.01];

/** Strokes the path that the context holds. */
export function strokePath(context: DrawingContext, stage: Stage, stroke: Stroke): void {
  const { color, width = strokes.body, alpha = 1, dash } = stroke;
  context.strokeStyle = css(color, alpha);
  context.lineWidth = strokeWidth(stage, width);
  context.lineCap = dash === undefined ? 'round' : 'butt';
  context.lineJoin = 'round';
  if (dash !== undefined) context.setLineDash(dash.map((length) => length * stage.size));
  context.stroke();
  if (dash !== undefined) context.setLineDash([]);
}

export function strokeLine(
  context: DrawingContext,
  stage: Stage,
  { from, to, ...stroke }: Stroke & { readonly from: Point; readonly to: Point },
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  strokePath(context, stage, stroke);
}

/** A filled disc; `radius` in shares of the stage's size, with a rim in the background's color unless `rim` is false. */
export function fillDot(
  context: DrawingContext,
  stage: Stage,
  dot: {
    readonly at: Point;
    readonly radius: number;
    readonly color: Color;
    readonly alpha?: number;
    readonly rim?: boolean;
  },
): void {
  const { at, radius, color, alpha = 1, rim = true } = dot;
  if (rim) {
    context.beginPath();
    context.arc(at[0], at[1], stage.size * (radius + 0.003), 0, Math.PI * 2);
    context.fillStyle = css(stage.palette.background, alpha);
    context.fill();
  }
  context.beginPath();
  context.arc(at[0], at[1], Math.max(1, stage.size * radius), 0, Math.PI * 2);
  context.fillStyle = css(color, alpha);
  context.fill();
}

/** An arrow with a filled head at `to`. A short one has a small head; one of no length is not drawn. */
export function drawArrow(
  context: DrawingContext,
  stage: Stage,
  arrow: Stroke & { readonly from: Point; readonly to: Point },
): void {
  const { from, to, color, width = strokes.body, alpha = 1 } = arrow;
  const [x, y] = to;
  const length = Math.hypot(x - from[0], y - from[1]);
  if (length < 0.5) return;
  const head = Math.min(strokeWidth(stage, width) * 4.2, length * 0.6);
  const alongX = (x - from[0]) / length;
  const alongY = (y - from[1]) / length;
  const neck: Point = [x - alongX * head * 0.8, y - alongY * head * 0.8];
  strokeLine(context, stage, { ...arrow, to: neck });
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - alongX * head - alongY * head * 0.45, y - alongY * head + alongX * head * 0.45);
  context.lineTo(x - alongX * head + alongY * head * 0.45, y - alongY * head - alongX * head * 0.45);
  context.closePath();
  context.fillStyle = css(color, alpha);
  context.fill();
}
