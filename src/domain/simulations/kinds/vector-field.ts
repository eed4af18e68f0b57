import * as z from 'zod';
import { defineSimulation } from '../define-simulation.js';
import { axisSymbols } from '../drawing/plane-curve.js';
import { readExpression } from '../expression/read-expression.js';
import { readRange } from '../expression/read-range.js';
import { count, quantity, words } from '../parameters/parameters.js';
import { parameterError } from '../parameters/read-parameters.js';
import { createFieldPainter } from './vector-field/paint-field.js';

/** Arrows everywhere in the plane, and what flows along them. */
export const vectorField = defineSimulation({
  name: 'vector-field',
  title: { en: 'Vector field', ko: '벡터장' },
  description: 'arrows (f(x, y), g(x, y)) in the plane, and particles that flow along them',
  aliases: [
    'vector field',
    'slope field',
    'phase portrait',
    'flow field',
    '벡터장',
    '벡터 필드',
    ['vortex', { x: '-y', y: 'x' }],
    ['saddle point', { x: 'x', y: '-y' }],
    [
      'electric dipole',
      { x: '(x+1)/((x+1)^2+y^2) - (x-1)/((x-1)^2+y^2)', y: 'y/((x+1)^2+y^2) - y/((x-1)^2+y^2)' },
    ],
    ['쌍극자', { x: '(x+1)/((x+1)^2+y^2) - (x-1)/((x-1)^2+y^2)', y: 'y/((x+1)^2+y^2) - y/((x-1)^2+y^2)' }],
  ],
  parameters: z.strictObject({
    x: words({
      description: 'to the right, as a function of x, y and the time t',
      usual: 'y',
      shape: 'FORMULA',
    }),
    y: words({ description: 'upwards', usual: '-x - 0.2y', shape: 'FORMULA' }),
    range: words({ description: 'what is seen of both axes at least', usual: '-3..3', shape: 'FROM..TO' }),
    particles: count({ description: 'how many flow', usual: '140', least: 0, most: 600 }),
    speed: quantity('number', {
      description: 'of the particles, as a factor',
      usual: '1',
      least: 0.05,
      most: 20,
    }),
    seed: count({ description: 'where the particles start', usual: '1', least: 0, most: 1e9 }),
  }),
  frame: 'whole',
  check: (parameters) => void fieldOf(parameters),
  equations: (parameters) => {
    const { x, y } = fieldOf(parameters);
    return [{ tex: `\\vec F(x, y) = \\begin{pmatrix} ${x.tex} \\\\ ${y.tex} \\end{pmatrix}`, color: 'ink' }];
  },
  symbols: () => axisSymbols,
  describe: () =>
    'Countless small arrows of a vector field cover a dark coordinate grid while glowing particles stream along them in smooth curves, mathematical animation',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The field', ko: '벡터장' } },
    { seconds: Math.min(1.5, seconds * 0.2), name: { en: 'The flow', ko: '흐름' } },
  ],
  prepare: (parameters, stage) => {
    const { x, y, range } = fieldOf(parameters);
    const { particles, speed, seed } = parameters;
    return createFieldPainter(stage, { x, y, range, particles, speed, seed });
  },
});

function fieldOf(parameters: { readonly x: string; readonly y: string; readonly range: string }) {
  const range = readRange(parameters.range);
  if (range === undefined)
    throw parameterError('vector-field', {
      key: 'range',
      problem: 'must be two numbers such as `-3..3`',
      got: parameters.range,
    });
  const variables = ['x', 'y', 't'];
  return { x: readExpression(parameters.x, variables), y: readExpression(parameters.y, variables), range };
}
