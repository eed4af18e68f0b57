import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { insetBox } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { readoutHeight, writeReadouts } from '../drawing/readout.js';
import { fillDot, helperDash, type Point, strokeLine, strokePath } from '../drawing/shapes.js';
import { createTimeGraph } from '../drawing/time-graph.js';
import { drawFormula } from '../drawing/write.js';
import { rungeKutta4, velocityVerlet } from '../motion/integrators.js';
import { createTrajectory, type Trajectory } from '../motion/trajectory.js';
import { quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** What decides how a pendulum swings, in SI units. */
export interface PendulumParameters {
  readonly length: number;
  readonly angle: number;
  readonly damping: number;
  readonly gravity: number;
}

/** A mass on a rod, with the graph of its angle. */
export const pendulum = defineSimulation({
  name: 'pendulum',
  title: { en: 'A swinging pendulum', ko: '흔들리는 진자' },
  description: 'a mass on a rod swings, with the graph of its angle',
  aliases: ['simple pendulum', '진자', '단진자', '진자 운동', 'swinging pendulum'],
  parameters: z.strictObject({
    length: quantity('length', { description: 'length of the rod', usual: '1m', least: 0.01, most: 100 }),
    angle: quantity('angle', { description: 'angle at the start', usual: '40deg', least: -3.14, most: 3.14 }),
    damping: quantity('number', { description: 'friction in 1/s', usual: '0', least: 0, most: 20 }),
    gravity: quantity('acceleration', {
      description: 'of free fall',
      usual: '9.81m/s2',
      least: 0,
      most: 300,
    }),
  }),
  frame: 'side',
  equations: ({ damping }) => [
    { tex: `\\ddot\\theta = -\\frac{g}{L}\\sin\\theta${damping > 0 ? ' - b\\,\\dot\\theta' : ''}` },
  ],
  symbols: () => [
    { tex: '\\theta', color: 'yellow' },
    { tex: '\\omega', color: 'blue' },
    { tex: 't', color: 'muted' },
  ],
  describe: ({ damping }) =>
    `A heavy brass pendulum bob swings from side to side on a thin rod${damping > 0 ? ', slowly losing energy' : ' in a smooth, endless rhythm'}, seen from the front in soft studio light`,
  beats: (_, seconds) =>
    [{ seconds: 0, name: { en: 'The pendulum swings', ko: '진자가 흔들린다' } }].filter(() => seconds > 0),
  prepare: createPainter,
});

/** Largest step: a swing of a centimetre takes 0.2 s. */
const step = 1 / 960;

/**
 * Angle (radians from straight down) and angular speed over time. Without friction symplectic, so that the energy stays; with
 * friction Runge-Kutta.
 */
export function swing({ length, angle, damping, gravity }: PendulumParameters): Trajectory {
  const stiffness = gravity / length;
  const initial = [angle, 0];
  if (damping === 0) {
    const pull = velocityVerlet(1, (positions, accelerations) => {
      accelerations[0] = -stiffness * Math.sin(positions[0] ?? 0);
    });
    return createTrajectory({ initial, step, advance: pull });
  }
  const advance = rungeKutta4(2, (state, _, rates) => {
    rates[0] = state[1] ?? 0;
    rates[1] = -stiffness * Math.sin(state[0] ?? 0) - damping * (state[1] ?? 0);
  });
  return createTrajectory({ initial, step, advance });
}

interface Scene {
  readonly pivot: Point;
  /** Pixels. */
  readonly rod: number;
}

function createPainter(parameters: PendulumParameters, stage: Stage): Painter {
  const motion = swing(parameters);
  // Asked for moments of its own, forward only.
  const graphed = swing(parameters);
  const scene = layOut(parameters, stage);
  const still = stage.createLayer(stage.width, stage.height);
  paintStand(still.getContext('2d'), stage, scene);
  const readouts = { ...stage.side, height: readoutHeight(stage) * 2 };
  const high = Math.max(0.05, Math.abs(parameters.angle)) * (180 / Math.PI) * 1.15;
  const paintGraph = createTimeGraph(stage, {
    box: insetBox(stage.side, { top: readouts.height + stage.size * 0.03 }),
    range: [-high, high],
    series: [{ color: stage.palette.yellow, valueAt: (seconds) => degrees(graphed.at(seconds)[0]) }],
    xName: stage.formula('t', 'muted'),
    yName: stage.formula('\\theta', 'yellow'),
  });
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    const [angle = 0, speed = 0] = motion.at(seconds);
    paintTrail(context, stage, { scene, motion, seconds });
    paintBob(context, stage, { scene, angle });
    writeReadouts(context, stage, {
      box: readouts,
      readouts: [
        { name: stage.formula('\\theta', 'yellow'), value: degrees(angle), digits: 1, unit: '°' },
        { name: stage.formula('\\omega', 'blue'), value: speed, unit: 'rad/s' },
      ],
    });
    paintGraph(context, seconds);
  };
}

function degrees(radians = 0): number {
  return (radians * 180) / Math.PI;
}

/** The rod is as long as the room allows for the way that the bob goes. */
function layOut({ angle }: PendulumParameters, { area, size }: Stage): Scene {
  const bob = size * 0.06;
  const widest = Math.abs(angle) > Math.PI / 2 ? 1 : Math.max(0.25, Math.sin(Math.abs(angle)));
  const above = Math.max(0, -Math.cos(angle));
  const room = Math.min((area.width / 2 - bob) / widest, (area.height - bob * 1.6) / (1 + above));
  const rod = Math.max(4, room);
  const top = area.top + bob * 0.5 + above * rod;
  return { pivot: [area.left + area.width / 2, top], rod };
}

function paintStand(context: DrawingContext, stage: Stage, { pivot, rod }: Scene): void {
  const { palette, size } = stage;
  const [x, y] = pivot;
  strokeLine(context, stage, {
    from: [x, y],
    to: [x, y + rod * 1.02],
    color: palette.muted,
    width: strokes.thin,
    dash: helperDash,
    alpha: 0.7,
  });
  context.fillStyle = css(palette.axis);
  context.beginPath();
  context.roundRect(x - size * 0.06, y - size * 0.018, size * 0.12, size * 0.018, size * 0.004);
  context.fill();
}

/** Where the bob has been in the last moments, fading. */
function paintTrail(
  context: DrawingContext,
  stage: Stage,
  {
    scene,
    motion,
    seconds,
  }: { readonly scene: Scene; readonly motion: Trajectory; readonly seconds: number },
): void {
  const pieces = 14;
  const reach = Math.min(0.45, seconds);
  for (let piece = 0; piece < pieces; piece += 1) {
    const from = seconds - reach * (1 - piece / pieces);
    const to = seconds - reach * (1 - (piece + 1) / pieces);
    strokeLine(context, stage, {
      from: bobAt(scene, motion.at(from)[0]),
      to: bobAt(scene, motion.at(to)[0]),
      color: stage.palette.yellow,
      alpha: (0.5 * (piece + 1)) / pieces,
    });
  }
}

function bobAt({ pivot: [x, y], rod }: Scene, angle = 0): Point {
  return [x + Math.sin(angle) * rod, y + Math.cos(angle) * rod];
}

function paintBob(
  context: DrawingContext,
  stage: Stage,
  { scene, angle }: { readonly scene: Scene; readonly angle: number },
): void {
  const { palette } = stage;
  const { pivot, rod } = scene;
  const bob = bobAt(scene, angle);
  paintAngle(context, stage, { scene, angle });
  strokeLine(context, stage, { from: pivot, to: bob, color: palette.ink });
  fillDot(context, stage, { at: pivot, radius: 0.008, color: palette.axis });
  fillDot(context, stage, {
    at: bob,
    radius: Math.min(0.036, (rod / stage.size) * 0.16),
    color: palette.yellow,
  });
}

function paintAngle(
  context: DrawingContext,
  stage: Stage,
  { scene: { pivot, rod }, angle }: { readonly scene: Scene; readonly angle: number },
): void {
  const [x, y] = pivot;
  const radius = rod * 0.28;
  context.beginPath();
  for (let part = 0; part <= 32; part += 1) {
    const at = (angle * part) / 32;
    context.lineTo(x + Math.sin(at) * radius, y + Math.cos(at) * radius);
  }
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.axis });
  if (Math.abs(angle) < 0.16) return;
  const half = angle / 2;
  const place = { x: x + Math.sin(half) * radius * 1.32, y: y + Math.cos(half) * radius * 1.32 };
  drawFormula(context, stage.formula('\\theta', 'yellow'), { ...place, align: 'center' });
}
