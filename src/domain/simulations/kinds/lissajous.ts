import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { boxWithin, createPlane, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { type CurvePoints, sampleCurve, tracePoints } from '../drawing/plane-curve.js';
import { fillDot, helperDash, strokeLine, strokePath } from '../drawing/shapes.js';
import { count, quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import { type Painter, reveal, type Stage } from '../stage/stage.js';

/** Two oscillations at right angles, each seen as a circle, draw a Lissajous figure. */
export const lissajous = defineSimulation({
  name: 'lissajous',
  title: { en: 'Lissajous figure', ko: '리사주 도형' },
  description: 'two oscillations at right angles draw a figure; their circles turn beside it',
  aliases: ['lissajous curve', 'lissajous figure', '리사주', '리사쥬', '리사주 도형'],
  parameters: z.strictObject({
    a: count({ description: 'oscillations from left to right', usual: '3', least: 1, most: 12 }),
    b: count({ description: 'oscillations up and down', usual: '2', least: 1, most: 12 }),
    phase: quantity('angle', { description: 'how far one is ahead', usual: '90deg', least: -7, most: 7 }),
  }),
  frame: 'whole',
  equations: ({ a, b, phase }) => [
    { tex: `x = \\sin(${coefficient(a)}t${phaseTex(phase)})`, color: 'yellow' },
    { tex: `y = \\sin(${coefficient(b)}t)`, color: 'red' },
  ],
  describe: () =>
    'Two turning circles at right angles draw an elegant woven Lissajous figure with a glowing line on a dark background, mathematical animation',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'Two oscillations', ko: '두 진동' } },
    { seconds: introOf(seconds), name: { en: 'The figure', ko: '도형' } },
  ],
  prepare: (parameters, stage) => createPainter(stage, parameters),
});

interface Oscillations {
  readonly a: number;
  readonly b: number;
  /** Radians. */
  readonly phase: number;
}

function coefficient(factor: number): string {
  return factor === 1 ? '' : `${factor}`;
}

/** In degrees, as most read it. */
function phaseTex(phase: number): string {
  const degrees = Math.round((phase * 1800) / Math.PI) / 10;
  return degrees === 0 ? '' : ` ${degrees < 0 ? '-' : '+'} ${Math.abs(degrees)}^\\circ`;
}

function introOf(seconds: number): number {
  return Math.min(0.8, seconds * 0.1);
}

function createPainter(stage: Stage, parameters: Oscillations): Painter {
  const { a, b, phase } = parameters;
  const board = layOut(stage);
  const at = (t: number) => [Math.sin(a * t + phase), Math.sin(b * t)] as const;
  const points = sampleCurve(at, { from: 0, to: Math.PI * 2, steps: 2400 });
  const intro = introOf(stage.seconds);
  // The figure closes after one turn; a turn takes a pleasant time, and at most all there is.
  const turn = Math.min(stage.seconds - intro, 4 + 2 * Math.max(a, b));
  return (context, seconds) => {
    context.globalAlpha = reveal(stage, seconds, [0, intro]);
    const share = Math.max(0, seconds - intro) / turn;
    const t = share * Math.PI * 2;
    paintCircles(context, stage, { board, parameters, t });
    paintFigure(context, stage, { board, points, share });
    paintGuides(context, stage, { board, parameters, t });
    context.globalAlpha = 1;
  };
}

/** The figure at the lower right, one circle above it and one at its left. */
interface Board {
  readonly figure: Plane;
  readonly above: Plane;
  readonly beside: Plane;
}

function layOut({ area, size }: Stage): Board {
  const box = boxWithin(area, 1);
  const small = box.width * 0.24;
  const gap = size * 0.03;
  const large = box.width - small - gap;
  const window = { left: -1.06, right: 1.06, bottom: -1.06, top: 1.06 };
  const figure = { left: box.left + small + gap, top: box.top + small + gap, width: large, height: large };
  const above = { left: figure.left, top: box.top, width: large, height: small };
  const beside = { left: box.left, top: figure.top, width: small, height: large };
  // In the band above, x of the figure counts; in the one beside, y.
  return {
    figure: createPlane(figure, window),
    above: createPlane(above, window),
    beside: createPlane(beside, window),
  };
}

interface Moment {
  readonly board: Board;
  readonly parameters: Oscillations;
  readonly t: number;
}

function paintCircles(context: DrawingContext, stage: Stage, { board, parameters, t }: Moment): void {
  const { palette } = stage;
  const { a, b, phase } = parameters;
  const flat = (plane: Plane): number => Math.min(plane.unitX, plane.unitY);
  const circle = (plane: Plane, color: 'yellow' | 'red', angle: number, isAbove: boolean): void => {
    const [x, y] = [plane.toX(0), plane.toY(0)];
    // An ellipse as wide as the figure: the point on it stands right above (beside) the one on the figure.
    const [radiusX, radiusY] = isAbove ? [plane.unitX, flat(plane)] : [flat(plane), plane.unitY];
    context.beginPath();
    context.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2);
    strokePath(context, stage, { color: palette[color], alpha: 0.55 });
    const [shiftX, shiftY] = isAbove
      ? [Math.sin(angle) * radiusX, -Math.cos(angle) * radiusY]
      : [Math.cos(angle) * radiusX, -Math.sin(angle) * radiusY];
    strokeLine(context, stage, { from: [x, y], to: [x + shiftX, y + shiftY], color: palette[color] });
    fillDot(context, stage, { at: [x + shiftX, y + shiftY], radius: 0.012, color: palette[color] });
  };
  circle(board.above, 'yellow', a * t + phase, true);
  circle(board.beside, 'red', b * t, false);
}

function paintFigure(
  context: DrawingContext,
  stage: Stage,
  { board, points, share }: { board: Board; points: CurvePoints; share: number },
): void {
  const { figure } = board;
  const { left, top, width, height } = figure.box;
  context.beginPath();
  context.roundRect(left, top, width, height, stage.size * 0.012);
  context.fillStyle = css(stage.palette.panel, 0.7);
  context.fill();
  context.beginPath();
  tracePoints(context, { plane: figure, points, share: Math.min(1, share) });
  strokePath(context, stage, { color: stage.palette.blue, width: strokes.curve });
}

/** Lines from the circles to the point that draws. */
function paintGuides(context: DrawingContext, stage: Stage, { board, parameters, t }: Moment): void {
  const { palette } = stage;
  const { a, b, phase } = parameters;
  const { figure, above, beside } = board;
  const [x, y] = [Math.sin(a * t + phase), Math.sin(b * t)];
  const at = [figure.toX(x), figure.toY(y)] as const;
  const fromAbove = [
    at[0],
    above.toY(0) - Math.cos(a * t + phase) * Math.min(above.unitX, above.unitY),
  ] as const;
  const fromBeside = [beside.toX(0) + Math.cos(b * t) * Math.min(beside.unitX, beside.unitY), at[1]] as const;
  strokeLine(context, stage, {
    from: fromAbove,
    to: at,
    color: palette.yellow,
    width: strokes.thin,
    dash: helperDash,
  });
  strokeLine(context, stage, {
    from: fromBeside,
    to: at,
    color: palette.red,
    width: strokes.thin,
    dash: helperDash,
  });
  fillDot(context, stage, { at, radius: 0.015, color: palette.ink });
}
