import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { drawFormula, widthOf, write } from '../drawing/write.js';
import { letters, strokes, strokeWidth } from '../stage/letters.js';
import type { Formula, Stage } from '../stage/stage.js';
import type { Plane } from './plane.js';
import { type Tick, type TickStyle, ticksOf } from './ticks.js';

export interface AxisOptions {
  readonly plane: Plane;
  readonly xTicks?: TickStyle | 'none';
  readonly yTicks?: TickStyle | 'none';
  /** Default true. */
  readonly grid?: boolean;
  /** At the arrowheads; words have been through `stage.say`. */
  readonly xName?: string | Formula;
  readonly yName?: string | Formula;
  /** `lines` goes below curves and `texts` above them. Default `all`. */
  readonly parts?: 'all' | 'lines' | 'texts';
}

/** Grid, axes with arrowheads, ticks and names: through 0 where that is in view, else along the edge. Best painted into a layer. */
export function paintAxes(context: DrawingContext, stage: Stage, options: AxisOptions): void {
  const { plane } = options;
  const xTicks = visibleTicks(context, stage, { plane, style: options.xTicks ?? 'decimal', axis: 'x' });
  const yTicks = visibleTicks(context, stage, { plane, style: options.yTicks ?? 'decimal', axis: 'y' });
  const place = axisPlace(plane);
  const { parts = 'all' } = options;
  context.save();
  if (parts !== 'texts') {
    if (options.grid !== false) paintGrid(context, stage, { plane, xTicks, yTicks });
    paintLines(context, stage, { plane, place });
    paintMarks(context, stage, [
      ...xTicks.map(({ value }) => [plane.toX(value), place.y, 'up'] as const),
      ...yTicks.map(({ value }) => [place.x, plane.toY(value), 'side'] as const),
    ]);
  }
  if (parts !== 'lines') {
    paintXTicks(context, stage, { plane, place, ticks: xTicks });
    paintYTicks(context, stage, { plane, place, ticks: yTicks });
    paintNames(context, stage, { plane, place, options });
  }
  context.restore();
}

function paintNames(
  context: DrawingContext,
  stage: Stage,
  { plane, place, options }: { plane: Plane; place: Place; options: AxisOptions },
): void {
  const head = headSize(stage);
  const { box } = plane;
  const right = box.left + box.width;
  const { xName, yName } = options;
  if (xName !== undefined)
    paintName(context, stage, {
      name: xName,
      x: right + head * 2.2,
      y: place.y - head * 2.6,
      align: 'right',
    });
  if (yName !== undefined)
    paintName(context, stage, { name: yName, x: place.x + head * 2, y: box.top - head * 0.6, align: 'left' });
}

/** Room round a plane's box that its axes take beyond it, in pixels. */
export function axisRim(stage: Stage): { left: number; right: number; top: number; bottom: number } {
  const head = headSize(stage) * 2.4;
  return { left: head * 0.6, right: head, top: head * 1.3, bottom: head * 0.6 };
}

function headSize(stage: Stage): number {
  return Math.max(2, stage.size * 0.011);
}

interface Place {
  /** Pixels of the vertical axis. */
  readonly x: number;
  /** Pixels of the horizontal axis. */
  readonly y: number;
}

/** Through 0, or along the edge that is nearest to it. */
function axisPlace({ window, toX, toY }: Plane): Place {
  const { left, right, bottom, top } = window;
  return { x: toX(Math.min(right, Math.max(left, 0))), y: toY(Math.min(top, Math.max(bottom, 0))) };
}

interface TickRequest {
  readonly plane: Plane;
  readonly style: TickStyle | 'none';
  readonly axis: 'x' | 'y';
}

/** As many ticks as have room for their texts. */
function visibleTicks(context: DrawingContext, stage: Stage, request: TickRequest): readonly Tick[] {
  const { plane, style, axis } = request;
  if (style === 'none') return [];
  const { window, box } = plane;
  const [from, to] = axis === 'x' ? [window.left, window.right] : [window.bottom, window.top];
  const length = axis === 'x' ? box.width : box.height;
  const letter = stage.size * letters.tick;
  let most = Math.max(2, Math.min(12, Math.floor(length / (letter * (axis === 'x' ? 3 : 2.6)))));
  for (; most > 1; most -= 1) {
    const ticks = ticksOf({ from, to, most, style });
    if (axis === 'y') return ticks;
    const widest = Math.max(
      0,
      ...ticks.map(({ text }) => widthOf(context, stage, { text, size: letters.tick })),
    );
    const [first, second] = ticks;
    if (first === undefined || second === undefined) return ticks;
    if ((second.value - first.value) * plane.unitX > widest * 1.45) return ticks;
  }
  return ticksOf({ from, to, most: 1, style });
}

function paintGrid(
  context: DrawingContext,
  stage: Stage,
  grid: { plane: Plane; xTicks: readonly Tick[]; yTicks: readonly Tick[] },
): void {
  const { box, toX, toY } = grid.plane;
  context.strokeStyle = css(stage.palette.axis, stage.palette.theme === 'dark' ? 0.22 : 0.17);
  context.lineWidth = strokeWidth(stage, strokes.grid);
  context.beginPath();
  for (const { value } of grid.xTicks) {
    context.moveTo(toX(value), box.top);
    context.lineTo(toX(value), box.top + box.height);
  }
  for (const { value } of grid.yTicks) {
    context.moveTo(box.left, toY(value));
    context.lineTo(box.left + box.width, toY(value));
  }
  context.stroke();
}

function paintLines(
  context: DrawingContext,
  stage: Stage,
  { plane, place }: { plane: Plane; place: Place },
): void {
  const { left, top, width, height } = plane.box;
  const head = headSize(stage);
  const right = left + width;
  context.strokeStyle = css(stage.palette.axis);
  context.fillStyle = css(stage.palette.axis);
  context.lineWidth = strokeWidth(stage, strokes.axis);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(left - head, place.y);
  context.lineTo(right + head, place.y);
  context.moveTo(place.x, top + height + head);
  context.lineTo(place.x, top - head);
  context.stroke();
  context.beginPath();
  context.moveTo(right + head * 2.4, place.y);
  context.lineTo(right + head * 0.4, place.y - head * 0.8);
  context.lineTo(right + head * 0.4, place.y + head * 0.8);
  context.closePath();
  context.moveTo(place.x, top - head * 2.4);
  context.lineTo(place.x - head * 0.8, top - head * 0.4);
  context.lineTo(place.x + head * 0.8, top - head * 0.4);
  context.closePath();
  context.fill();
}

interface TickRow {
  readonly plane: Plane;
  readonly place: Place;
  readonly ticks: readonly Tick[];
}

/** Below the axis, or above it where there is no room below. The one at the crossing is left out. */
function paintXTicks(context: DrawingContext, stage: Stage, { plane, place, ticks }: TickRow): void {
  const letter = stage.size * letters.tick;
  const isAbove = place.y + letter * 1.9 > plane.box.top + plane.box.height + letter * 2.2;
  for (const { value, text } of ticks) {
    const x = plane.toX(value);
    const nearAxis = Math.abs(x - place.x) < letter * 0.5;
    if (nearAxis && place.y < plane.box.top + plane.box.height - 1) continue;
    if (nearAxis && place.x > plane.box.left + 1) continue;
    const y = place.y + (isAbove ? -letter * 0.55 : letter * 0.6);
    write(context, stage, {
      text,
      x,
      y,
      size: letters.tick,
      align: 'center',
      baseline: isAbove ? 'bottom' : 'top',
      halo: true,
    });
  }
}

/** Left of the axis, or right of it where there is no room at the left. */
function paintYTicks(context: DrawingContext, stage: Stage, { plane, place, ticks }: TickRow): void {
  const letter = stage.size * letters.tick;
  const widest = Math.max(
    0,
    ...ticks.map(({ text }) => widthOf(context, stage, { text, size: letters.tick })),
  );
  const isRight = place.x - widest - letter < plane.box.left - letter && place.x > plane.box.left + 1;
  for (const { value, text } of ticks) {
    const y = plane.toY(value);
    if (Math.abs(y - place.y) < letter * 0.5) continue;
    const x = place.x + (isRight ? letter * 0.6 : -letter * 0.6);
    write(context, stage, { text, x, y, size: letters.tick, align: isRight ? 'left' : 'right', halo: true });
  }
}

function paintMarks(
  context: DrawingContext,
  stage: Stage,
  marks: readonly (readonly [x: number, y: number, direction: 'up' | 'side'])[],
): void {
  const half = stage.size * 0.006;
  context.strokeStyle = css(stage.palette.axis);
  context.lineWidth = strokeWidth(stage, strokes.axis * 0.8);
  context.beginPath();
  for (const [x, y, direction] of marks) {
    context.moveTo(direction === 'up' ? x : x - half, direction === 'up' ? y - half : y);
    context.lineTo(direction === 'up' ? x : x + half, direction === 'up' ? y + half : y);
  }
  context.stroke();
}

function paintName(
  context: DrawingContext,
  stage: Stage,
  { name, x, y, align }: { name: string | Formula; x: number; y: number; align: 'left' | 'right' },
): void {
  if (typeof name === 'string')
    write(context, stage, { text: name, x, y, align, size: letters.label, halo: true });
  else drawFormula(context, name, { x, y, align });
}
