import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { axisRim, paintAxes } from '../axes/paint-axes.js';
import { createPlane, insetBox, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { fillDot, helperDash, strokeLine, strokePath } from '../drawing/shapes.js';
import { drawFormula } from '../drawing/write.js';
import { choice, quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import { type Painter, reveal, type Stage } from '../stage/stage.js';

const functions = { sin: Math.sin, cos: Math.cos } as const;

type FunctionName = keyof typeof functions;

/** A point goes round the unit circle, and its height becomes the curve of the sine. */
export const unitCircle = defineSimulation({
  name: 'unit-circle',
  title: { en: 'The unit circle and its wave', ko: '단위원과 삼각함수' },
  description: 'a point on the unit circle draws the curve of sine or cosine',
  aliases: [
    'unit circle',
    '단위원',
    ['unit circle cosine', { function: 'cos' }],
    ['단위원 코사인', { function: 'cos' }],
    'circle to sine',
    '삼각함수',
    'trigonometry',
  ],
  parameters: z.strictObject({
    function: choice(['sin', 'cos'], { description: 'the function that is drawn', usual: 'sin' }),
    turns: quantity('number', { description: 'turns of the point', usual: '2', least: 0.25, most: 20 }),
  }),
  frame: 'whole',
  equations: ({ function: name }) => [{ tex: `y = \\${name}\\theta`, color: 'yellow' }],
  symbols: () => [
    { tex: '\\theta', color: 'green' },
    { tex: '\\theta', color: 'muted' },
    { tex: 'y', color: 'muted' },
  ],
  describe: ({ function: name }) =>
    `A point travels round a unit circle while its ${name === 'sin' ? 'height' : 'horizontal position'} is traced out as a smooth glowing ${name === 'sin' ? 'sine' : 'cosine'} wave on a coordinate grid`,
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The unit circle', ko: '단위원' } },
    { seconds: introOf(seconds), name: { en: 'The curve', ko: '곡선' } },
  ],
  prepare: ({ function: name, turns }, stage) => createPainter(stage, { name, turns }),
});

/** Seconds until the point starts. */
function introOf(seconds: number): number {
  return Math.min(1.2, seconds * 0.12);
}

interface Scene {
  readonly name: FunctionName;
  readonly turns: number;
}

function createPainter(stage: Stage, { name, turns }: Scene): Painter {
  const { circle, graph } = layOut(stage, turns);
  const still = stage.createLayer(stage.width, stage.height);
  const texts = stage.createLayer(stage.width, stage.height);
  const names = { xName: stage.formula('\\theta', 'muted'), yName: stage.formula('y', 'muted') };
  const axes = { plane: graph, xTicks: 'pi', ...names } as const;
  paintCircle(still.getContext('2d'), stage, circle);
  paintAxes(still.getContext('2d'), stage, { ...axes, parts: 'lines' });
  paintAxes(texts.getContext('2d'), stage, { ...axes, parts: 'texts' });
  const intro = introOf(stage.seconds);
  return (context, seconds) => {
    context.globalAlpha = reveal(stage, seconds, [0, intro * 0.7]);
    context.drawImage(still, 0, 0);
    const share = Math.min(1, Math.max(0, (seconds - intro) / (stage.seconds - intro)));
    const angle = share * turns * Math.PI * 2;
    paintCurve(context, stage, { graph, name, angle });
    context.drawImage(texts, 0, 0);
    paintPointer(context, stage, { circle, graph, name, angle });
    context.globalAlpha = 1;
  };
}

/** Beside each other in a wide picture, one above the other in a tall one. Heights match in the wide one. */
function layOut(stage: Stage, turns: number): { circle: Plane; graph: Plane } {
  const { area } = stage;
  const rim = axisRim(stage);
  const isWide = area.width > area.height * 1.2;
  const gap = stage.size * 0.07;
  const side = isWide
    ? Math.min(area.height * 0.92, area.width * 0.34)
    : Math.min(area.width * 0.8, area.height * 0.46);
  const left = isWide ? area.left : area.left + (area.width - side) / 2;
  const top = isWide ? area.top + (area.height - side) / 2 : area.top;
  const circle = createPlane(
    { left, top, width: side, height: side },
    { left: -1.2, right: 1.2, bottom: -1.2, top: 1.2 },
  );
  const box = isWide
    ? { left: left + side + gap, top, width: area.width - side - gap, height: side }
    : { left: area.left, top: top + side + gap, width: area.width, height: area.height - side - gap };
  const inner = insetBox(
    box,
    isWide ? { left: rim.left, right: rim.right } : { ...rim, left: stage.size * 0.08 },
  );
  return {
    circle,
    graph: createPlane(inner, { left: 0, right: turns * Math.PI * 2, bottom: -1.2, top: 1.2 }),
  };
}

function paintCircle(context: DrawingContext, stage: Stage, circle: Plane): void {
  const { palette } = stage;
  paintAxes(context, stage, { plane: circle, xTicks: 'none', yTicks: 'none', grid: false });
  context.beginPath();
  context.arc(circle.toX(0), circle.toY(0), circle.unitX, 0, Math.PI * 2);
  strokePath(context, stage, { color: palette.blue, width: strokes.curve });
}

interface Moment {
  readonly circle: Plane;
  readonly graph: Plane;
  readonly name: FunctionName;
  /** Radians that the point has gone. */
  readonly angle: number;
}

function paintCurve(
  context: DrawingContext,
  stage: Stage,
  { graph, name, angle }: Omit<Moment, 'circle'>,
): void {
  const steps = Math.max(2, Math.ceil(angle / 0.03));
  context.beginPath();
  for (let step = 0; step <= steps; step += 1) {
    const at = (angle * step) / steps;
    context.lineTo(graph.toX(at), graph.toY(functions[name](at)));
  }
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.curve });
}

function paintPointer(context: DrawingContext, stage: Stage, { circle, graph, name, angle }: Moment): void {
  const { palette } = stage;
  const center = [circle.toX(0), circle.toY(0)] as const;
  const point = [circle.toX(Math.cos(angle)), circle.toY(Math.sin(angle))] as const;
  const value = functions[name](angle);
  const target = [graph.toX(angle), graph.toY(value)] as const;
  paintAngle(context, stage, { circle, angle });
  strokeLine(context, stage, { from: center, to: point, color: palette.ink });
  const foot = name === 'sin' ? ([point[0], center[1]] as const) : ([center[0], point[1]] as const);
  strokeLine(context, stage, { from: point, to: foot, color: palette.yellow, width: strokes.curve });
  const isBeside = graph.box.left > circle.box.left + circle.box.width;
  if (name === 'sin' && isBeside)
    strokeLine(context, stage, {
      from: point,
      to: target,
      color: palette.muted,
      width: strokes.thin,
      dash: helperDash,
    });
  strokeLine(context, stage, {
    from: [target[0], graph.toY(0)],
    to: target,
    color: palette.yellow,
    width: strokes.thin,
    dash: helperDash,
  });
  fillDot(context, stage, { at: point, radius: 0.013, color: palette.yellow });
  fillDot(context, stage, { at: target, radius: 0.013, color: palette.yellow });
}

function paintAngle(
  context: DrawingContext,
  stage: Stage,
  { circle, angle }: Pick<Moment, 'circle' | 'angle'>,
): void {
  const { palette } = stage;
  const radius = circle.unitX * 0.24;
  const shown = angle % (Math.PI * 2);
  const x = circle.toX(0);
  const y = circle.toY(0);
  context.beginPath();
  context.moveTo(x, y);
  for (let step = 0; step <= 48; step += 1) {
    const at = (shown * step) / 48;
    context.lineTo(x + Math.cos(at) * radius, y - Math.sin(at) * radius);
  }
  context.closePath();
  context.fillStyle = css(palette.green, 0.25);
  context.fill();
  const half = shown / 2;
  const place = {
    x: x + Math.cos(half) * radius * 1.5,
    y: y - Math.sin(half) * radius * 1.5,
    align: 'center',
  } as const;
  if (shown > 0.25) drawFormula(context, stage.formula('\\theta', 'green'), place);
}
