import { type Color, css, hex, mix } from '../../../drawing/color.js';
import { DRAWING_FONT_FAMILY, type DrawingContext } from '../../../drawing/drawing-context.js';
import { clamp, lerp, smoothstep } from '../../../drawing/interpolation.js';
import type { Painter, Stage } from '../../stage.js';
import { glow } from '../sky.js';
import type { Curve } from './curves.js';
import type { GraphTones, Plot } from './plot.js';

interface LineCall {
  readonly curve: Curve;
  readonly plot: Plot;
  readonly tones: GraphTones;
  readonly index: number;
}

/** The curve draws itself, then a point runs along it to and fro. */
export function createLine(stage: Stage, { curve, plot, tones, index }: LineCall): Painter {
  const { size, durationSeconds } = stage;
  const [fromX, toX] = plot.window;
  const color = tones.lines[index] ?? tones.lines[0];
  const drawSeconds = Math.min(3.2, durationSeconds * 0.55);
  const leftMost = curve.concept === 'logarithm' ? 0.02 : fromX;
  return (context, seconds) => {
    const drawn = smoothstep(0, 1, (seconds - index * 0.25) / drawSeconds + 0.04);
    const since = Math.max(0, seconds - drawSeconds - index * 0.25);
    const reach = lerp(leftMost, toX, drawn);
    const back = 0.5 + 0.5 * Math.cos(since * 0.55);
    const pointX = drawn < 1 ? reach : lerp(leftMost + (toX - leftMost) * 0.06, toX, back);
    traceCurve(context, { curve, plot, from: leftMost, to: reach });
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const [width, alpha] of [
      [0.02, 0.1],
      [0.01, 0.2],
      [0.0042, 1],
    ] as const) {
      context.strokeStyle = css(color, alpha);
      context.lineWidth = Math.max(1, size * width);
      context.stroke();
    }
    paintPoint(context, { curve, plot, x: pointX, color });
    paintFormula(context, { curve, plot, color, index, alpha: smoothstep(0.15, 0.5, drawn) });
  };
}

function traceCurve(
  context: DrawingContext,
  path: { curve: Curve; plot: Plot; from: number; to: number },
): void {
  const { curve, plot, from, to } = path;
  const [, , bottom, top] = plot.window;
  const step = (plot.window[1] - plot.window[0]) / 420;
  let open = false;
  context.beginPath();
  for (let x = from; x <= to + step * 0.5; x += step) {
    const held = Math.min(x, to);
    const y = curve.at(held);
    if (!(y >= bottom - 0.02 && y <= top + 0.02)) {
      open = false;
      continue;
    }
    if (open) context.lineTo(plot.toX(held), plot.toY(y));
    else context.moveTo(plot.toX(held), plot.toY(y));
    open = true;
  }
}

function paintPoint(
  context: DrawingContext,
  mark: { curve: Curve; plot: Plot; x: number; color: Color },
): void {
  const { curve, plot, x, color } = mark;
  const y = curve.at(x);
  const [, , bottom, top] = plot.window;
  const fade = Math.min(
    smoothstep(0, 0.06, (y - bottom) / (top - bottom)),
    smoothstep(0, 0.06, (top - y) / (top - bottom)),
  );
  if (!(fade > 0)) return;
  const atX = plot.toX(x);
  const atY = plot.toY(clamp(y, bottom, top));
  context.globalAlpha = fade;
  context.strokeStyle = css(color, 0.5);
  context.lineWidth = Math.max(1, plot.size * 0.0014);
  context.setLineDash([plot.size * 0.006, plot.size * 0.007]);
  context.beginPath();
  context.moveTo(atX, plot.toY(0));
  context.lineTo(atX, atY);
  context.lineTo(plot.toX(0), atY);
  context.stroke();
  context.setLineDash([]);
  glow(context, { x: atX, y: atY, radius: plot.size * 0.04, squash: 1 }, color, 0.6);
  context.fillStyle = css(mix(color, hex('#ffffff'), 0.75));
  context.beginPath();
  context.arc(atX, atY, plot.size * 0.0072, 0, Math.PI * 2);
  context.fill();
  context.globalAlpha = 1;
}

function paintFormula(
  context: DrawingContext,
  note: { curve: Curve; plot: Plot; color: Color; index: number; alpha: number },
): void {
  const { curve, plot, color, index } = note;
  const text = plot.size * 0.036;
  context.globalAlpha = note.alpha;
  context.font = `500 ${text}px "${DRAWING_FONT_FAMILY}"`;
  context.fillStyle = css(mix(color, hex('#ffffff'), 0.25));
  context.textAlign = 'right';
  context.fillText(curve.formula, plot.right, plot.top + text * (0.9 + index * 1.35));
  context.textAlign = 'left';
  context.globalAlpha = 1;
}
