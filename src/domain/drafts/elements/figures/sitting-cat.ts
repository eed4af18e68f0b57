import type { DrawingContext } from '../../../drawing/drawing-context.js';

/** A cat that sits and looks out, seen from behind. One unit is its height; the origin lies under it. */
export function paintSittingCat(context: DrawingContext, seconds: number): void {
  const turn = 0.02 * Math.sin(seconds * 0.5);
  context.beginPath();
  context.moveTo(-0.29, 0);
  context.bezierCurveTo(-0.34, -0.3, -0.2, -0.5, -0.13, -0.62);
  context.lineTo(0.13, -0.62);
  context.bezierCurveTo(0.2, -0.5, 0.34, -0.3, 0.29, 0);
  context.closePath();
  context.moveTo(0.175 + turn, -0.73);
  context.ellipse(turn, -0.73, 0.175, 0.15, 0, 0, Math.PI * 2);
  for (const side of [-1, 1]) {
    context.moveTo(turn + side * 0.165, -0.76);
    context.lineTo(turn + side * (0.155 + 0.012 * Math.sin(seconds * 0.9 + side)), -1);
    context.lineTo(turn + side * 0.045, -0.86);
    context.closePath();
  }
  context.fill();
  const flick = Math.sin(seconds * 1.1) * 0.08;
  context.lineCap = 'round';
  context.lineWidth = 0.075;
  context.beginPath();
  context.moveTo(0.2, -0.05);
  context.bezierCurveTo(0.45, 0.02, 0.62, -0.02, 0.66 + flick * 0.4, -0.2 - flick);
  context.stroke();
}
