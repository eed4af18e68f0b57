import { type Color, css, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { clamp } from '../../../drawing/interpolation.js';
import { axisRim } from '../../axes/paint-axes.js';
import { createEvenPlane, insetBox, type Plane } from '../../axes/plane.js';
import { axesAround } from '../../drawing/plane-curve.js';
import { drawArrow } from '../../drawing/shapes.js';
import type { Expression } from '../../expression/read-expression.js';
import type { Range } from '../../expression/read-range.js';
import { strokes } from '../../stage/letters.js';
import { type Painter, reveal, type Stage } from '../../stage/stage.js';
import { createFlow, type Flow } from './flow.js';

export interface Field {
  readonly x: Expression;
  readonly y: Expression;
  readonly range: Range;
  readonly particles: number;
  readonly speed: number;
  readonly seed: number;
}

/** Two numbers for a place and a time. */
export type FieldAt = (x: number, y: number, seconds: number) => readonly [number, number];

export function createFieldPainter(stage: Stage, field: Field): Painter {
  const [from, to] = field.range;
  const box = insetBox(stage.area, axisRim(stage));
  const plane = createEvenPlane(box, { left: from, right: to, bottom: from, top: to });
  const axes = axesAround(stage, plane);
  const at: FieldAt = (x, y, t) => [field.x.compute([x, y, t]), field.y.compute([x, y, t])];
  const usual = usualLength(plane, at);
  const flow = createFlow({ ...field, at, plane, usual });
  const arrows = arrowPainter(stage, {
    plane,
    at,
    usual,
    moves: field.x.names.has('t') || field.y.names.has('t'),
  });
  const intro = Math.min(1.5, stage.seconds * 0.2);
  return (context, seconds) => {
    axes.below(context, reveal(stage, seconds, [0, intro * 0.5]));
    arrows(context, seconds, reveal(stage, seconds, [intro * 0.2, intro]));
    context.save();
    context.beginPath();
    context.rect(plane.box.left, plane.box.top, plane.box.width, plane.box.height);
    context.clip();
    paintFlow(context, stage, { plane, flow, seconds });
    context.restore();
    axes.above(context, reveal(stage, seconds, [0, intro * 0.5]));
  };
}

/** The middle one of many lengths: arrows and speeds are measured in it, so that a pole does not shrink the rest to nothing. */
function usualLength({ window }: Plane, at: FieldAt): number {
  const lengths: number[] = [];
  for (let row = 0; row < 15; row += 1) {
    for (let column = 0; column < 15; column += 1) {
      const x = window.left + ((window.right - window.left) * (column + 0.5)) / 15;
      const y = window.bottom + ((window.top - window.bottom) * (row + 0.5)) / 15;
      const length = Math.hypot(...at(x, y, 0));
      if (Number.isFinite(length)) lengths.push(length);
    }
  }
  lengths.sort((one, other) => one - other);
  return Math.max(1e-9, lengths[Math.floor(lengths.length / 2)] ?? 1);
}

interface Arrows {
  readonly plane: Plane;
  readonly at: FieldAt;
  readonly usual: number;
  /** Whether the field changes with the time. */
  readonly moves: boolean;
}

function arrowPainter(
  stage: Stage,
  arrows: Arrows,
): (context: DrawingContext, seconds: number, alpha: number) => void {
  if (arrows.moves)
    return (context, seconds, alpha) => {
      context.globalAlpha = alpha;
      paintArrows(context, stage, { ...arrows, seconds });
      context.globalAlpha = 1;
    };
  const still = stage.createLayer(stage.width, stage.height);
  paintArrows(still.getContext('2d'), stage, { ...arrows, seconds: 0 });
  return (context, _, alpha) => {
    context.globalAlpha = alpha;
    context.drawImage(still, 0, 0);
    context.globalAlpha = 1;
  };
}

function paintArrows(
  context: DrawingContext,
  stage: Stage,
  { plane, at, usual, seconds }: Arrows & { seconds: number },
): void {
  const { box, window } = plane;
  const cell = stage.size * 0.068;
  const [columns, rows] = [
    Math.max(3, Math.floor(box.width / cell)),
    Math.max(3, Math.floor(box.height / cell)),
  ];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = window.left + ((window.right - window.left) * (column + 0.5)) / columns;
      const y = window.bottom + ((window.top - window.bottom) * (row + 0.5)) / rows;
      const [along, up] = at(x, y, seconds);
      const length = Math.hypot(along, up);
      if (!Number.isFinite(length) || length === 0) continue;
      const relative = length / usual;
      const half = (cell * 0.44 * clamp(0.35 + 0.45 * relative, 0.2, 1)) / length;
      const [middleX, middleY] = [plane.toX(x), plane.toY(y)];
      drawArrow(context, stage, {
        from: [middleX - along * half, middleY + up * half],
        to: [middleX + along * half, middleY - up * half],
        color: heat(stage, relative),
        width: strokes.thin * 1.25,
        alpha: 0.85,
      });
    }
  }
}

/** Blue where it is weak, yellow at the usual strength, red where it is strong. */
function heat({ palette }: Stage, relative: number): Color {
  return relative < 1
    ? mix(palette.blue, palette.yellow, relative)
    : mix(palette.yellow, palette.red, clamp((relative - 1) / 1.5, 0, 1));
}

/** Each particle with its trail, which fades towards its end. */
function paintFlow(
  context: DrawingContext,
  stage: Stage,
  { plane, flow, seconds }: { plane: Plane; flow: Flow; seconds: number },
): void {
  const { ink } = stage.palette;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = Math.max(1, stage.size * strokes.axis);
  for (let particle = 0; particle < flow.count; particle += 1) {
    const { points, alpha } = flow.trail(particle, seconds);
    if (points.length < 4 || alpha <= 0) continue;
    const parts = 3;
    for (let part = 0; part < parts; part += 1) {
      const end = points.length / 2 - 1;
      const [first, last] = [Math.floor((end * part) / parts), Math.floor((end * (part + 1)) / parts)];
      context.beginPath();
      for (let index = first; index <= last; index += 1)
        context.lineTo(plane.toX(points[index * 2] ?? 0), plane.toY(points[index * 2 + 1] ?? 0));
      context.strokeStyle = css(ink, (alpha * (part + 1)) / parts);
      context.stroke();
    }
  }
}
