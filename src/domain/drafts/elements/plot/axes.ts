import { css } from '../../../drawing/color.js';
import { DRAWING_FONT_FAMILY, type DrawingContext } from '../../../drawing/drawing-context.js';
import { type GraphTones, label, type Plot } from './plot.js';

export function paintGrid(context: DrawingContext, plot: Plot, tones: GraphTones): void {
  const [fromX, toX, fromY, toY] = plot.window;
  const steps: readonly (readonly [number, number])[] = [
    [0.5, 0.07],
    [1, 0.16],
  ];
  for (const [step, alpha] of steps) {
    context.strokeStyle = css(tones.grid, alpha);
    context.lineWidth = 1;
    context.beginPath();
    for (let x = Math.ceil(fromX / step) * step; x <= toX; x += step) {
      context.moveTo(plot.toX(x), plot.top);
      context.lineTo(plot.toX(x), plot.bottom);
    }
    for (let y = Math.ceil(fromY / step) * step; y <= toY; y += step) {
      context.moveTo(plot.left, plot.toY(y));
      context.lineTo(plot.right, plot.toY(y));
    }
    context.stroke();
  }
}

export function paintAxes(context: DrawingContext, { plot, tones }: { plot: Plot; tones: GraphTones }): void {
  const { size } = plot;
  const originX = plot.toX(0);
  const originY = plot.toY(0);
  const head = size * 0.011;
  context.strokeStyle = css(tones.axis, 0.8);
  context.fillStyle = css(tones.axis, 0.8);
  context.lineWidth = Math.max(1.2, size * 0.0021);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(plot.left - head, originY);
  context.lineTo(plot.right + head, originY);
  context.moveTo(originX, plot.bottom + head);
  context.lineTo(originX, plot.top - head);
  context.stroke();
  context.beginPath();
  context.moveTo(plot.right + head * 2.4, originY);
  context.lineTo(plot.right + head * 0.6, originY - head * 0.7);
  context.lineTo(plot.right + head * 0.6, originY + head * 0.7);
  context.moveTo(originX, plot.top - head * 2.4);
  context.lineTo(originX - head * 0.7, plot.top - head * 0.6);
  context.lineTo(originX + head * 0.7, plot.top - head * 0.6);
  context.fill();
  const text = Math.max(9, size * 0.019);
  context.font = `400 ${text}px "${DRAWING_FONT_FAMILY}"`;
  context.fillStyle = css(tones.axis, 0.6);
  context.textAlign = 'center';
  const [fromX, toX, fromY, toY] = plot.window;
  for (let x = Math.ceil(fromX); x <= toX; x += 1) {
    if (x !== 0) context.fillText(label(x), plot.toX(x), originY + text * 1.4);
  }
  context.textAlign = 'right';
  for (let y = Math.ceil(fromY); y <= toY; y += 1) {
    if (y !== 0) context.fillText(label(y), originX - text * 0.5, plot.toY(y) + text * 0.36);
  }
  context.fillStyle = css(tones.axis, 0.9);
  context.font = `500 ${text * 1.15}px "${DRAWING_FONT_FAMILY}"`;
  context.fillText('x', plot.right + head * 2.2, originY - text);
  context.fillText('y', originX - text * 0.8, plot.top - head * 1.2);
  context.textAlign = 'left';
}
