import * as z from 'zod';
import { type Color, css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createEvenPlane, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { drawArrow, strokePath } from '../drawing/shapes.js';
import { drawFormula } from '../drawing/write.js';
import { numbers } from '../parameters/parameters.js';
import { strokes, strokeWidth } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** Rows of a matrix, written one after the other: a b; c d. */
export type Matrix = readonly [a: number, b: number, c: number, d: number];

/** The plane is bent by a matrix: its grid, both unit vectors and the unit square. */
export const matrix = defineSimulation({
  name: 'matrix',
  title: { en: 'A matrix moves the plane', ko: '행렬이 평면을 옮긴다' },
  description: 'the plane with its grid and unit vectors is transformed by a 2x2 matrix',
  aliases: [
    'matrix transformation',
    'linear transformation',
    'linear map',
    '행렬',
    '행렬 변환',
    '선형변환',
    '선형 변환',
    '일차변환',
  ],
  parameters: z.strictObject({
    entries: numbers({ description: 'row by row: a, b, c, d', usual: '1, 1, 0.5, 2', fewest: 4, most: 4 }),
  }),
  frame: 'side',
  equations: ({ entries }) => {
    const [a, b, c, d] = matrixOf(entries).map(texNumber);
    return [
      { tex: `A = \\begin{pmatrix} ${a} & ${b} \\\\ ${c} & ${d} \\end{pmatrix}` },
      { tex: `\\det A = ${texNumber(determinant(matrixOf(entries)))}`, color: 'yellow' },
    ];
  },
  symbols: () => [
    { tex: '\\hat\\imath', color: 'green' },
    { tex: '\\hat\\jmath', color: 'red' },
  ],
  describe: () =>
    'A glowing coordinate grid stretches and shears like elastic fabric while two bright arrows move with it, abstract mathematical visualization on black',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The plane', ko: '평면' } },
    { seconds: seconds * 0.2, name: { en: 'The transformation', ko: '변환' } },
  ],
  prepare: ({ entries }, stage) => createPainter(matrixOf(entries), stage),
});

function matrixOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Matrix {
  return [a, b, c, d];
}

/** By how much areas grow; below 0 the plane is turned over. */
export function determinant([a, b, c, d]: Matrix): number {
  return a * d - b * c;
}

/** The matrix on its way from the identity: each entry goes straight. */
export function between([a, b, c, d]: Matrix, share: number): Matrix {
  return [1 + (a - 1) * share, b * share, c * share, 1 + (d - 1) * share];
}

function texNumber(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** Lines of the grid to each side of the origin. */
const reach = 14;

function createPainter(target: Matrix, stage: Stage): Painter {
  const most = Math.max(
    2.4,
    ...[0, 1].map((row) => Math.abs(target[row * 2] ?? 0) + Math.abs(target[row * 2 + 1] ?? 0)),
  );
  const half = Math.min(8, most * 1.15);
  const plane = createEvenPlane(stage.area, { left: -half, right: half, bottom: -half, top: half });
  return (context, seconds) => {
    const share = stage.ease(Math.min(1, Math.max(0, seconds / stage.seconds - 0.2) / 0.5));
    context.save();
    context.beginPath();
    context.rect(stage.area.left, stage.area.top, stage.area.width, stage.area.height);
    context.clip();
    paintGrid(context, stage, { plane, matrix: [1, 0, 0, 1], color: stage.palette.grid, alpha: 1 });
    const now = between(target, share);
    paintGrid(context, stage, { plane, matrix: now, color: stage.palette.blue, alpha: 0.5 });
    paintSquare(context, stage, { plane, matrix: now });
    paintUnits(context, stage, { plane, matrix: now });
    context.restore();
  };
}

interface Scene {
  readonly plane: Plane;
  readonly matrix: Matrix;
}

function place({ plane, matrix: [a, b, c, d] }: Scene, x: number, y: number): readonly [number, number] {
  return [plane.toX(a * x + b * y), plane.toY(c * x + d * y)];
}

function paintGrid(
  context: DrawingContext,
  stage: Stage,
  { color, alpha, ...scene }: Scene & { readonly color: Color; readonly alpha: number },
): void {
  for (const isAxis of [false, true]) {
    context.beginPath();
    for (let line = -reach; line <= reach; line += 1) {
      if ((line === 0) !== isAxis) continue;
      context.moveTo(...place(scene, line, -reach));
      context.lineTo(...place(scene, line, reach));
      context.moveTo(...place(scene, -reach, line));
      context.lineTo(...place(scene, reach, line));
    }
    context.strokeStyle = css(color, isAxis ? Math.min(1, alpha * 2) : alpha);
    context.lineWidth = strokeWidth(stage, isAxis ? strokes.axis : strokes.grid);
    context.stroke();
  }
}

function paintSquare(context: DrawingContext, stage: Stage, scene: Scene): void {
  context.beginPath();
  context.moveTo(...place(scene, 0, 0));
  for (const [x, y] of [
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const)
    context.lineTo(...place(scene, x, y));
  context.closePath();
  context.fillStyle = css(stage.palette.yellow, 0.3);
  context.fill();
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.axis });
}

function paintUnits(context: DrawingContext, stage: Stage, scene: Scene): void {
  const { green, red } = stage.palette;
  const from = place(scene, 0, 0);
  for (const [x, y, color, name, key] of [
    [1, 0, green, '\\hat\\imath', 'green'],
    [0, 1, red, '\\hat\\jmath', 'red'],
  ] as const) {
    const to = place(scene, x, y);
    drawArrow(context, stage, { from, to, color, width: strokes.curve });
    const length = Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1]));
    const beyond = stage.size * 0.035;
    drawFormula(context, stage.formula(name, key), {
      x: to[0] + ((to[0] - from[0]) / length) * beyond,
      y: to[1] + ((to[1] - from[1]) / length) * beyond,
      align: 'center',
    });
  }
}
