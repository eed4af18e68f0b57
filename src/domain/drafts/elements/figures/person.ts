import type { DrawingContext } from '../../../drawing/drawing-context.js';

/**
 * Somebody in a coat, seen from behind, looking into the picture. One unit is the height; the feet stand at the origin.
 * `wind`: how far the coat swings, -1 to 1.
 */
export function paintPerson(context: DrawingContext, wind: number): void {
  traceHead(context);
  context.fill();
  for (const side of [-1, 1] as const) {
    context.beginPath();
    traceCoatHalf(context, side, wind);
    context.fill();
    context.beginPath();
    traceLeg(context, side);
    context.fill();
  }
}

function traceHead(context: DrawingContext): void {
  context.beginPath();
  context.ellipse(0.004, -0.928, 0.046, 0.06, 0.08, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.moveTo(-0.028, -0.89);
  context.lineTo(0.028, -0.89);
  context.lineTo(0.04, -0.81);
  context.lineTo(-0.04, -0.81);
  context.closePath();
}

function traceCoatHalf(context: DrawingContext, side: -1 | 1, wind: number): void {
  const sweep = wind * 0.025;
  context.moveTo(-side * 0.004, -0.86);
  context.bezierCurveTo(side * 0.06, -0.855, side * 0.118, -0.84, side * 0.132, -0.77);
  context.bezierCurveTo(side * 0.152, -0.68, side * 0.16, -0.56, side * 0.148, -0.45);
  context.bezierCurveTo(side * 0.145, -0.425, side * 0.118, -0.425, side * 0.116, -0.455);
  context.lineTo(side * 0.108, -0.6);
  context.bezierCurveTo(side * 0.1, -0.52, side * 0.115 + sweep * 0.5, -0.4, side * 0.125 + sweep, -0.3);
  context.quadraticCurveTo(sweep * 0.6, -0.285, -side * 0.004, -0.3);
  context.closePath();
}

function traceLeg(context: DrawingContext, side: -1 | 1): void {
  context.moveTo(side * 0.095, -0.34);
  context.bezierCurveTo(side * 0.09, -0.2, side * 0.075, -0.1, side * 0.07, -0.03);
  context.quadraticCurveTo(side * 0.1, -0.012, side * 0.1, 0);
  context.lineTo(side * 0.028, 0);
  context.lineTo(side * 0.026, -0.04);
  context.bezierCurveTo(side * 0.022, -0.15, side * 0.01, -0.25, side * 0.006, -0.34);
  context.closePath();
}
