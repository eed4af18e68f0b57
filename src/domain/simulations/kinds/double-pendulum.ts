import * as z from 'zod';
import { type Color, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineSimulation } from '../define-simulation.js';
import { fillDot, type Point, strokeLine } from '../drawing/shapes.js';
import { rungeKutta4 } from '../motion/integrators.js';
import { createTrajectory, type State, type Trajectory } from '../motion/trajectory.js';
import { count, quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** What decides how a double pendulum moves, in SI units; both rods and both masses are alike. */
export interface DoublePendulumParameters {
  readonly length: number;
  readonly first: number;
  readonly second: number;
  readonly gravity: number;
}

/** Two rods in a chain, and a second pair that starts a hair's breadth away: chaos. */
export const doublePendulum = defineSimulation({
  name: 'double-pendulum',
  title: { en: 'The double pendulum', ko: '이중 진자' },
  description: 'two rods in a chain swing chaotically; others beside them start almost alike',
  aliases: ['double pendulum', 'chaotic pendulum', '이중진자', '이중 진자', '카오스', 'chaos'],
  parameters: z.strictObject({
    first: quantity('angle', {
      description: 'angle of the upper rod at the start',
      usual: '120deg',
      least: -3.2,
      most: 3.2,
    }),
    second: quantity('angle', {
      description: 'angle of the lower rod',
      usual: '130deg',
      least: -3.2,
      most: 3.2,
    }),
    length: quantity('length', { description: 'length of each rod', usual: '1m', least: 0.05, most: 100 }),
    gravity: quantity('acceleration', {
      description: 'of free fall',
      usual: '9.81m/s2',
      least: 0,
      most: 300,
    }),
    copies: count({ description: 'pendulums that start almost alike', usual: '2', least: 1, most: 12 }),
    apart: quantity('angle', { description: 'how far apart they start', usual: '0.1deg', least: 0, most: 1 }),
  }),
  frame: 'whole',
  describe: () =>
    'Two linked pendulum rods whirl chaotically, the tip drawing a long glowing ribbon of light through dark air, hypnotic and unpredictable motion',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'Almost the same start', ko: '거의 같은 출발' } },
    { seconds: Math.min(6, seconds * 0.5), name: { en: 'Chaos', ko: '카오스' } },
  ],
  prepare: (parameters, stage) => createPainter(parameters, stage),
});

/**
 * Both angles (radians from straight down) and both angular speeds over time, by Runge-Kutta: the energy of a minute is kept
 * to a millionth. Equations of motion for equal rods and masses: https://en.wikipedia.org/wiki/Double_pendulum
 */
export function swingDouble({ length, first, second, gravity }: DoublePendulumParameters): Trajectory {
  const pull = gravity / length;
  const advance = rungeKutta4(4, (state, _, rates) => {
    const [one = 0, two = 0, speedOne = 0, speedTwo = 0] = state;
    const apart = one - two;
    const sine = Math.sin(apart);
    const cosine = Math.cos(apart);
    const share = 2 - cosine * cosine;
    rates[0] = speedOne;
    rates[1] = speedTwo;
    rates[2] =
      (-sine * (speedTwo * speedTwo + cosine * speedOne * speedOne) -
        pull * (2 * Math.sin(one) - cosine * Math.sin(two))) /
      share;
    rates[3] =
      (2 * sine * (speedOne * speedOne + (cosine * speedTwo * speedTwo) / 2) +
        2 * pull * (cosine * Math.sin(one) - Math.sin(two))) /
      share;
  });
  return createTrajectory({ initial: [first, second, 0, 0], step: 1 / 1200, advance });
}

interface Scene {
  readonly pivot: Point;
  /** Pixels of a rod. */
  readonly rod: number;
}

interface Swinging {
  readonly motion: Trajectory;
  readonly color: Color;
}

function createPainter(
  parameters: DoublePendulumParameters & { readonly copies: number; readonly apart: number },
  stage: Stage,
): Painter {
  const { area, palette } = stage;
  const rod = Math.min(area.height / 2, area.width / 2) / 2.06;
  const scene: Scene = { pivot: [area.left + area.width / 2, area.top + area.height / 2], rod };
  const swinging = Array.from({ length: parameters.copies }, (_, index): Swinging => {
    const share = parameters.copies === 1 ? 0 : index / (parameters.copies - 1);
    const first = parameters.first + index * parameters.apart;
    return { motion: swingDouble({ ...parameters, first }), color: mix(palette.yellow, palette.blue, share) };
  });
  return (context, seconds) => {
    for (const { motion, color } of swinging) paintRibbon(context, stage, { scene, motion, color, seconds });
    for (const { motion, color } of swinging)
      paintRods(context, stage, { scene, state: motion.at(seconds), color });
    fillDot(context, stage, { at: scene.pivot, radius: 0.01, color: palette.axis });
  };
}

function joints({ pivot: [x, y], rod }: Scene, state: State): readonly [Point, Point] {
  const [one = 0, two = 0] = state;
  const middle: Point = [x + Math.sin(one) * rod, y + Math.cos(one) * rod];
  return [middle, [middle[0] + Math.sin(two) * rod, middle[1] + Math.cos(two) * rod]];
}

/** Seconds that the tip's way stays. */
const ribbonSeconds = 1.8;

const pieces = 90;

function paintRibbon(
  context: DrawingContext,
  stage: Stage,
  { scene, motion, color, seconds }: Swinging & { readonly scene: Scene; readonly seconds: number },
): void {
  const reach = Math.min(ribbonSeconds, seconds);
  const start = seconds - reach;
  let from = joints(scene, motion.at(start))[1];
  for (let piece = 1; piece <= pieces; piece += 1) {
    const to = joints(scene, motion.at(start + (reach * piece) / pieces))[1];
    const alpha = 0.85 * (piece / pieces) ** 1.6;
    strokeLine(context, stage, { from, to, color, width: strokes.body * 0.9, alpha });
    from = to;
  }
}

function paintRods(
  context: DrawingContext,
  stage: Stage,
  { scene, state, color }: { readonly scene: Scene; readonly state: State; readonly color: Color },
): void {
  const [middle, tip] = joints(scene, state);
  const { ink } = stage.palette;
  strokeLine(context, stage, { from: scene.pivot, to: middle, color: ink });
  strokeLine(context, stage, { from: middle, to: tip, color: ink });
  fillDot(context, stage, { at: middle, radius: 0.018, color });
  fillDot(context, stage, { at: tip, radius: 0.022, color });
}
