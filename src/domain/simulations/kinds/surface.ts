import * as z from 'zod';
import { css, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineSimulation } from '../define-simulation.js';
import { readExpression } from '../expression/read-expression.js';
import { splitFormula } from '../expression/read-formula.js';
import { readTree } from '../expression/read-tree.js';
import { texOf } from '../expression/tex-of.js';
import { quantity, words } from '../parameters/parameters.js';
import { parameterError } from '../parameters/read-parameters.js';
import type { Painter, Stage } from '../stage/stage.js';

interface SurfaceParameters {
  readonly formula: string;
  readonly reach: number;
  readonly turns: number;
}

/** The surface z = f(x, y), which may move with the time t, turning in space. */
export const surface = defineSimulation({
  name: 'surface',
  title: { en: 'A surface in space', ko: '공간 속의 곡면' },
  description: 'a surface z = f(x, y), which may move with the time t',
  aliases: [
    'surface plot',
    '3d surface',
    '3d graph',
    'saddle',
    '곡면',
    '삼차원 그래프',
    '안장면',
    '3차원 그래프',
  ],
  parameters: z.strictObject({
    formula: words({
      description: 'of x, y and the time t',
      usual: 'z = sin(sqrt(x^2 + y^2) - t)',
      shape: 'FORMULA',
    }),
    reach: quantity('number', {
      description: 'x and y go from minus this to this',
      usual: '6',
      least: 0.001,
      most: 1e6,
    }),
    turns: quantity('number', { description: 'turns in a minute', usual: '1.5', least: -30, most: 30 }),
  }),
  check: ({ formula }) => void heightOf(formula),
  frame: 'whole',
  equations: ({ formula }) => [{ tex: `z = ${texOf(readTree(splitFormula(formula).body))}`, color: 'blue' }],
  describe: () =>
    'A flowing three-dimensional mathematical surface of fine glowing mesh lines rises and falls like silk in dark space, slowly turning',
  beats: () => [{ seconds: 0, name: { en: 'The surface turns', ko: '곡면이 돈다' } }],
  prepare: createPainter,
});

/** The height at x and y and a time. Errors: `expression-invalid`; `input-invalid` when something else than z is defined. */
function heightOf(formula: string): (x: number, y: number, seconds: number) => number {
  const { head, body } = splitFormula(formula);
  if (head !== undefined && !/^(z|f\(x,y(,t)?\))$/.test(head))
    throw parameterError('surface', {
      key: 'formula',
      problem: 'must define z, as in `z = x^2 - y^2`',
      got: formula,
    });
  const { compute } = readExpression(body, ['x', 'y', 't']);
  return (x, y, seconds) => compute([x, y, seconds]);
}

/** Squares of the mesh along one side. */
const mesh = 56;

interface Cell {
  /** Numbers of its corners. */
  readonly corners: readonly [number, number, number, number];
}

function createPainter({ formula, reach, turns }: SurfaceParameters, stage: Stage): Painter {
  const height = heightOf(formula);
  const [low, high] = rangeOf(height, { reach, seconds: stage.seconds });
  const scale = high > low ? 0.62 / Math.max(high - low, 1e-9) : 0;
  const middle = (low + high) / 2;
  const view: View = { stage, radius: Math.min(stage.area.width * 0.62, stage.area.height * 0.98) * 0.5 };
  const cells = cellsOf();
  return (context, seconds) => {
    const grown = stage.ease(Math.min(1, seconds / Math.max(0.2, Math.min(1.5, stage.seconds * 0.15))));
    const points = pointsOf((x, y) => {
      const value = height(x * reach, y * reach, seconds);
      const held = Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : Number.NaN;
      return (held - middle) * scale * grown;
    });
    paintMesh(context, view, { points, cells, spin: 0.7 + (seconds * turns * 2 * Math.PI) / 60 });
  };
}

/** The least and the greatest height at a few moments; extremes of a hundredth, such as poles, are cut. */
function rangeOf(
  height: (x: number, y: number, seconds: number) => number,
  { reach, seconds }: { readonly reach: number; readonly seconds: number },
): readonly [number, number] {
  const values: number[] = [];
  for (const moment of [0, 0.13, 0.37, 0.61, 0.89])
    for (let row = 0; row <= 24; row += 1)
      for (let column = 0; column <= 24; column += 1) {
        const value = height((row / 12 - 1) * reach, (column / 12 - 1) * reach, moment * seconds);
        if (Number.isFinite(value)) values.push(value);
      }
  values.sort((one, other) => one - other);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? 0;
  const [first, last] = [at(0), at(1)];
  const [lower, upper] = [at(0.01), at(0.99)];
  const spread = upper - lower;
  return [Math.max(first, lower - spread * 0.5), Math.min(last, upper + spread * 0.5)];
}

function cellsOf(): readonly Cell[] {
  const side = mesh + 1;
  return Array.from({ length: mesh * mesh }, (_, index): Cell => {
    const start = Math.floor(index / mesh) * side + (index % mesh);
    return { corners: [start, start + 1, start + side + 1, start + side] };
  });
}

/** x, y and height of each corner of the mesh, x and y from -1 to 1. */
function pointsOf(heightAt: (x: number, y: number) => number): Float64Array {
  const side = mesh + 1;
  const points = new Float64Array(side * side * 3);
  for (let index = 0; index < side * side; index += 1) {
    const x = ((index % side) / mesh) * 2 - 1;
    const y = (Math.floor(index / side) / mesh) * 2 - 1;
    points.set([x, y, heightAt(x, y)], index * 3);
  }
  return points;
}

interface View {
  readonly stage: Stage;
  /** Pixels of 1. */
  readonly radius: number;
}

/** How far the eye looks down, in radians. */
const tilt = 0.52;

interface Mesh {
  readonly points: Float64Array;
  readonly cells: readonly Cell[];
  readonly spin: number;
}

/** From far to near, so that what is before hides what is behind. */
function paintMesh(context: DrawingContext, { stage, radius }: View, { points, cells, spin }: Mesh): void {
  const { area, palette, size } = stage;
  const centerX = area.left + area.width / 2;
  const centerY = area.top + area.height * 0.54;
  const count = points.length / 3;
  const screen = new Float64Array(count * 3);
  const [cosine, sine] = [Math.cos(spin), Math.sin(spin)];
  for (let index = 0; index < count; index += 1) {
    const [x = 0, y = 0, z = 0] = points.subarray(index * 3, index * 3 + 3);
    const right = x * cosine - y * sine;
    const away = x * sine + y * cosine;
    const near = 1 / (1 + away * 0.16);
    screen[index * 3] = centerX + right * radius * near;
    screen[index * 3 + 1] = centerY - (z * Math.cos(tilt) + away * Math.sin(tilt)) * radius * near;
    screen[index * 3 + 2] = away;
  }
  const depth = ({ corners }: Cell) =>
    corners.reduce((sum, corner) => sum + (screen[corner * 3 + 2] ?? 0), 0);
  const sorted = [...cells].sort((one, other) => depth(other) - depth(one));
  context.lineJoin = 'round';
  context.lineWidth = Math.max(0.7, size * 0.0011);
  for (const { corners } of sorted) {
    const mean = corners.reduce((sum, corner) => sum + (points[corner * 3 + 2] ?? 0), 0) / 4;
    // A pole or an undefined value leaves a hole.
    if (!Number.isFinite(mean)) continue;
    const share = Math.min(1, Math.max(0, mean / 0.62 + 0.5));
    const color =
      share < 0.5
        ? mix(palette.purple, palette.blue, share * 2)
        : mix(palette.blue, palette.yellow, share * 2 - 1);
    context.beginPath();
    for (const corner of corners) context.lineTo(screen[corner * 3] ?? 0, screen[corner * 3 + 1] ?? 0);
    context.closePath();
    context.fillStyle = css(mix(palette.background, color, 0.62), 0.96);
    context.fill();
    context.strokeStyle = css(color, 0.8);
    context.stroke();
  }
}
