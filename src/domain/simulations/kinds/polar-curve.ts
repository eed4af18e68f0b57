import * as z from 'zod';
import { defineSimulation } from '../define-simulation.js';
import { axisSymbols } from '../drawing/plane-curve.js';
import { readExpression } from '../expression/read-expression.js';
import { readRange } from '../expression/read-range.js';
import { words } from '../parameters/parameters.js';
import { parameterError } from '../parameters/read-parameters.js';
import { createCurvePainter, curveBeats } from './parametric-curve/paint-plane-curve.js';

/** A curve whose distance from the middle is a function of the angle. */
export const polarCurve = defineSimulation({
  name: 'polar-curve',
  title: { en: 'Polar curve', ko: '극좌표 곡선' },
  description: 'a curve r = f(theta) in polar coordinates, drawn by a turning ray',
  aliases: [
    'polar curve',
    'polar',
    'polar coordinates',
    '극좌표',
    ['rose curve', { radius: '3 cos(4 theta)' }],
    ['장미 곡선', { radius: '3 cos(4 theta)' }],
    ['cardioid', { radius: '2 (1 - cos(theta))' }],
    ['심장형', { radius: '2 (1 - cos(theta))' }],
    ['spiral', { radius: '0.25 theta', thetaRange: '0..8pi' }],
    ['나선', { radius: '0.25 theta', thetaRange: '0..8pi' }],
  ],
  parameters: z.strictObject({
    radius: words({
      description: 'the distance as a function of theta',
      usual: '3 cos(4 theta)',
      shape: 'FORMULA',
    }),
    thetaRange: words({ description: 'the angles in radians', usual: '0..2pi', shape: 'FROM..TO' }),
  }),
  frame: 'side',
  check: (parameters) => void curveOf(parameters),
  equations: (parameters) => [{ tex: `r = ${curveOf(parameters).radius.tex}`, color: 'blue' }],
  symbols: () => [...axisSymbols, { tex: '\\theta', color: 'muted' }, { tex: 'r', color: 'muted' }],
  describe: () =>
    'A turning ray draws a glowing symmetric flower-like curve in polar coordinates on a dark coordinate grid, mathematical animation',
  beats: (_, seconds) => curveBeats(seconds),
  prepare: (parameters, stage) => {
    const { radius, range } = curveOf(parameters);
    const at = (angle: number) => {
      const distance = radius.compute([angle]);
      return [distance * Math.cos(angle), distance * Math.sin(angle)] as const;
    };
    return createCurvePainter(stage, { at, range, kind: 'ray', name: '\\theta' });
  },
});

function curveOf(parameters: { readonly radius: string; readonly thetaRange: string }) {
  const range = readRange(parameters.thetaRange);
  if (range === undefined)
    throw parameterError('polar-curve', {
      key: 'thetaRange',
      problem: 'must be two numbers such as `0..2pi`',
      got: parameters.thetaRange,
    });
  return { radius: readExpression(parameters.radius.replaceAll('θ', ' theta '), ['theta']), range };
}
