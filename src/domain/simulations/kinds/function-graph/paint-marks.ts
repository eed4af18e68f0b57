import { css } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { clamp, lerp, smoothstep } from '../../../drawing/interpolation.js';
import type { Plane } from '../../axes/plane.js';
import { type TickStyle, ticksOf } from '../../axes/ticks.js';
import { fillDot, helperDash, strokeLine } from '../../drawing/shapes.js';
import { traceCurve } from '../../drawing/trace-curve.js';
import { drawFormula, numberText, widthOf, write } from '../../drawing/write.js';
import { letters, strokes } from '../../stage/letters.js';
import type { Stage } from '../../stage/stage.js';
import { findRoots, integrate, slopeOf } from './find-roots.js';
import { freeCorner } from './free-corner.js';
import type { Graph } from './paint-graph.js';

/** One moment of what is marked; `share` of the marks is there. */
interface Marks {
  readonly plane: Plane;
  readonly graph: Graph;
  readonly seconds: number;
  readonly share: number;
}

/** The area grows from its left end; its value stands beside it. */
export function paintArea(
  context: DrawingContext,
  stage: Stage,
  { plane, graph, seconds, share }: Marks,
): void {
  const { area, curves } = graph;
  const [curve] = curves;
  if (area === undefined || curve === undefined || share <= 0) return;
  const [from] = area;
  const to = lerp(from, area[1], share);
  const at = curve.at(seconds);
  context.beginPath();
  traceCurve(context, { plane, from, to, at });
  context.lineTo(plane.toX(to), plane.toY(0));
  context.lineTo(plane.toX(from), plane.toY(0));
  context.closePath();
  context.fillStyle = css(stage.palette[curve.color], 0.28);
  context.fill();
  for (const end of [from, to])
    strokeLine(context, stage, {
      from: [plane.toX(end), plane.toY(0)],
      to: [plane.toX(end), plane.toY(clampY(plane, at(end)))],
      color: stage.palette[curve.color],
      width: strokes.thin,
    });
}

/** Writes the value of the area, in a corner that the curves leave free. */
export function createIntegral(
  stage: Stage,
  { plane, graph }: Pick<Marks, 'plane' | 'graph'>,
): (context: DrawingContext, moment: Pick<Marks, 'seconds' | 'share'>) => void {
  const { area, curves } = graph;
  const [curve] = curves;
  if (area === undefined || curve === undefined) return () => undefined;
  const formula = stage.formula(`\\int \\left(${curve.body}\\right)\\,dx`, curve.color);
  const ruler = stage.createLayer(1, 1).getContext('2d');
  const width = formula.width + widthOf(ruler, stage, { text: ' ≈ −00.00' });
  const { left, top, scale } = freeCorner(stage, { plane, curves, area, width, height: formula.height });
  const middle = top + (formula.height * scale) / 2;
  return (context, { seconds, share }) => {
    if (share <= 0) return;
    const value = integrate(curve.at(seconds), [area[0], lerp(area[0], area[1], share)]);
    const text = Number.isFinite(value) ? ` ≈ ${numberText(value, 2, 'fixed')}` : ' → ∞';
    context.fillStyle = css(stage.palette.background, 0.8);
    context.fillRect(left, top, width * scale, formula.height * scale);
    drawFormula(context, formula, { x: left, y: middle, scale });
    const x = left + formula.width * scale;
    write(context, stage, { text, size: letters.label * scale, x, y: middle, color: stage.palette.ink });
  };
}

/** Zeros of the first curve, each with its number where there is room. */
export function paintRoots(
  context: DrawingContext,
  stage: Stage,
  { plane, graph, seconds, share, style }: Marks & { readonly style: TickStyle },
): void {
  const [curve] = graph.curves;
  if (curve === undefined || share <= 0) return;
  const roots = findRoots(curve.at(seconds), [plane.window.left, plane.window.right]);
  let free = Number.NEGATIVE_INFINITY;
  for (const root of roots) {
    const x = plane.toX(root);
    fillDot(context, stage, { at: [x, plane.toY(0)], radius: 0.012 * share, color: stage.palette.red });
    const text = rootText(root, style);
    const width = widthOf(context, stage, { text, size: letters.tick });
    if (x - width / 2 < free) continue;
    free = x + width * 0.6;
    const y = plane.toY(0) - stage.size * 0.03;
    write(context, stage, {
      text,
      x,
      y,
      size: letters.tick,
      weight: 600,
      align: 'center',
      color: stage.palette.red,
      halo: true,
      alpha: share,
    });
  }
}

/** Parts of pi where the axis has them. */
function rootText(root: number, style: TickStyle): string {
  const near = style === 'pi' ? ticksOf({ from: root - 1e-4, to: root + 1e-4, most: 1000, style: 'pi' }) : [];
  const quarter = Math.round((root / Math.PI) * 4) * (Math.PI / 4);
  if (style === 'pi' && Math.abs(root - quarter) < 1e-6)
    return (
      ticksOf({ from: quarter - 0.3, to: quarter + 0.3, most: 1, style: 'pi' })[0]?.text ?? numberText(root)
    );
  return near[0]?.text ?? numberText(root);
}

/** A tangent that glides along the curve, or stays; with its slope. */
export function paintTangent(
  context: DrawingContext,
  stage: Stage,
  { plane, graph, seconds, share, marked }: Marks & { readonly marked: number },
): void {
  const [curve] = graph.curves;
  if (curve === undefined || graph.tangent === undefined || share <= 0) return;
  const { left, right } = plane.window;
  const way = 0.5 - 0.42 * Math.cos(Math.max(0, seconds - marked) * 0.7);
  const x = graph.tangent === 'moving' ? lerp(left, right, way) : graph.tangent;
  const at = curve.at(seconds);
  const [y, slope] = [at(x), slopeOf(at, x)];
  if (!Number.isFinite(y) || !Number.isFinite(slope) || !isInside(plane, y)) return;
  const point = [plane.toX(x), plane.toY(y)] as const;
  const length = stage.size * 0.26 * share;
  const steep = Math.atan2(-slope * plane.unitY, plane.unitX);
  const [alongX, alongY] = [Math.cos(steep) * length, Math.sin(steep) * length];
  strokeLine(context, stage, {
    from: [point[0] - alongX, point[1] - alongY],
    to: [point[0] + alongX, point[1] + alongY],
    color: stage.palette.red,
    width: strokes.curve * 0.85,
  });
  fillDot(context, stage, { at: point, radius: 0.013, color: stage.palette.red });
  const text = `${stage.say({ en: 'slope', ko: '기울기' })} ${numberText(slope, 2, 'fixed')}`;
  const step = (right - left) * 0.02;
  const bend = at(x + step) + at(x - step) - 2 * y;
  paintNote(context, stage, { plane, point, steep, isBelow: bend > 0, text, alpha: share });
}

interface Note {
  readonly plane: Plane;
  readonly point: readonly [number, number];
  /** Radians of the tangent, clockwise. */
  readonly steep: number;
  /** Whether the text stands below the tangent: the curve goes on above it. */
  readonly isBelow: boolean;
  readonly text: string;
  readonly alpha: number;
}

/** A text beside a tangent, square to it, within the plane. */
function paintNote(
  context: DrawingContext,
  stage: Stage,
  { plane, point, steep, isBelow, text, alpha }: Note,
): void {
  const { box } = plane;
  const width = widthOf(context, stage, { text, weight: 600 });
  const away = stage.size * 0.055 * (isBelow ? 1 : -1);
  const [acrossX, acrossY] = [-Math.sin(steep) * away, Math.cos(steep) * away];
  const middle = point[0] + acrossX + (Math.sign(acrossX) * width * Math.abs(Math.sin(steep))) / 2;
  const x = clamp(middle, box.left + width / 2, box.left + box.width - width / 2);
  const y = clamp(point[1] + acrossY, box.top + stage.size * 0.02, box.top + box.height - stage.size * 0.02);
  const color = stage.palette.red;
  write(context, stage, { text, x, y, align: 'center', weight: 600, color, halo: true, alpha });
}

/** After the drawing a point runs along the first curve, with its coordinates on the axes. */
export function paintPointer(
  context: DrawingContext,
  stage: Stage,
  { plane, graph, seconds, drawn }: Marks & { readonly drawn: number },
): void {
  const [curve] = graph.curves;
  if (curve === undefined) return;
  const { left, right, bottom, top } = plane.window;
  const x = lerp(left, right, 0.5 + 0.5 * Math.cos((seconds - drawn) * 0.6));
  const y = curve.at(seconds)(x);
  if (!Number.isFinite(y) || !isInside(plane, y)) return;
  const height = top - bottom;
  const fade = smoothstep(0, 0.05, (y - bottom) / height) * smoothstep(0, 0.05, (top - y) / height);
  const color = stage.palette[curve.color];
  const at = [plane.toX(x), plane.toY(y)] as const;
  const feet = [
    [at[0], plane.toY(clampY(plane, 0))],
    [plane.toX(clamp(0, left, right)), at[1]],
  ] as const;
  for (const foot of feet)
    strokeLine(context, stage, {
      from: at,
      to: foot,
      color,
      alpha: fade * 0.75,
      width: strokes.thin,
      dash: helperDash,
    });
  fillDot(context, stage, { at, radius: 0.013, color, alpha: fade });
}

function isInside({ window }: Plane, y: number): boolean {
  return y >= window.bottom && y <= window.top;
}

function clampY({ window }: Plane, y: number): number {
  return Number.isNaN(y) ? 0 : clamp(y, window.bottom, window.top);
}
