import * as z from 'zod';
import { defineSimulation } from '../define-simulation.js';
import { axisSymbols } from '../drawing/plane-curve.js';
import { readExpression } from '../expression/read-expression.js';
import { readRange } from '../expression/read-range.js';
import { words } from '../parameters/parameters.js';
import { parameterError } from '../parameters/read-parameters.js';
import { createCurvePainter, curveBeats } from './parametric-curve/paint-plane-curve.js';

/** A curve that two functions of t give. */
export const parametricCurve = defineSimulation({
  name: 'parametric-curve',
  title: { en: 'Parametric curve', ko: '매개변수 곡선' },
  description: 'a curve x = f(t), y = g(t), drawn by a moving point with its velocity',
  aliases: [
    'parametric curve',
    'parametric',
    '매개변수',
    '매개변수 곡선',
    ['heart curve', { x: '16 sin(t)^3', y: '13 cos(t) - 5 cos(2t) - 2 cos(3t) - cos(4t)' }],
    ['하트', { x: '16 sin(t)^3', y: '13 cos(t) - 5 cos(2t) - 2 cos(3t) - cos(4t)' }],
    ['cycloid', { x: 't - sin(t)', y: '1 - cos(t)', tRange: '0..4pi' }],
    ['사이클로이드', { x: 't - sin(t)', y: '1 - cos(t)', tRange: '0..4pi' }],
    ['astroid', { x: 'cos(t)^3', y: 'sin(t)^3' }],
    ['ellipse', { x: '3 cos(t)', y: '2 sin(t)' }],
    ['타원', { x: '3 cos(t)', y: '2 sin(t)' }],
  ],
  parameters: z.strictObject({
    x: words({ description: 'x as a function of t', usual: '3 cos(t)', shape: 'FORMULA' }),
    y: words({ description: 'y as a function of t', usual: '2 sin(2t)', shape: 'FORMULA' }),
    tRange: words({ description: 'the values of t', usual: '0..2pi', shape: 'FROM..TO' }),
  }),
  frame: 'side',
  check: (parameters) => void curveOf(parameters),
  equations: (parameters) => {
    const { x, y } = curveOf(parameters);
    return [
      { tex: `x = ${x.tex}`, color: 'blue' },
      { tex: `y = ${y.tex}`, color: 'blue' },
    ];
  },
  symbols: () => [...axisSymbols, { tex: 't', color: 'muted' }],
  describe: () =>
    'A glowing point glides along a smooth looping curve on a coordinate grid, leaving a bright trail behind it, mathematical animation',
  beats: (_, seconds) => curveBeats(seconds),
  prepare: (parameters, stage) => {
    const { x, y, range } = curveOf(parameters);
    const at = (t: number) => [x.compute([t]), y.compute([t])] as const;
    return createCurvePainter(stage, { at, range, kind: 'velocity', name: 't' });
  },
});

function curveOf(parameters: { readonly x: string; readonly y: string; readonly tRange: string }) {
  const range = readRange(parameters.tRange);
  if (range === undefined)
    throw parameterError('parametric-curve', {
      key: 'tRange',
      problem: 'must be two numbers such as `0..2pi`',
      got: parameters.tRange,
    });
  return { x: readExpression(parameters.x, ['t']), y: readExpression(parameters.y, ['t']), range };
}
