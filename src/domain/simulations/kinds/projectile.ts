import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { axisRim, paintAxes } from '../axes/paint-axes.js';
import { createEvenPlane, insetBox, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { drawArrow, fillDot, helperDash, strokePath } from '../drawing/shapes.js';
import { drawFormula, numberText, write } from '../drawing/write.js';
import { rungeKutta4 } from '../motion/integrators.js';
import { createTrajectory, type Trajectory } from '../motion/trajectory.js';
import { quantity } from '../parameters/parameters.js';
import { letters, strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** What decides a throw, in SI units. */
export interface ProjectileParameters {
  readonly speed: number;
  readonly angle: number;
  readonly height: number;
  /** Quadratic drag in 1/m: deceleration is this times the square of the speed. */
  readonly drag: number;
  readonly gravity: number;
}

/** A ball is thrown; with drag beside the way that it would take without. */
export const projectile = defineSimulation({
  name: 'projectile',
  title: { en: 'Projectile motion', ko: '포물선 운동' },
  description: 'a ball is thrown, with and without drag',
  aliases: ['projectile motion', 'thrown ball', '포물선 운동', '포물체', '발사체', 'cannon ball'],
  parameters: z.strictObject({
    speed: quantity('speed', { description: 'at the start', usual: '20m/s', least: 0.1, most: 20_000 }),
    angle: quantity('angle', {
      description: 'above the ground',
      usual: '50deg',
      least: 0,
      most: Math.PI / 2,
    }),
    height: quantity('length', {
      description: 'of the start above the ground',
      usual: '0m',
      least: 0,
      most: 100_000,
    }),
    drag: quantity('number', { description: 'of the air, in 1/m', usual: '0.012', least: 0, most: 10 }),
    gravity: quantity('acceleration', {
      description: 'of free fall',
      usual: '9.81m/s2',
      least: 0.01,
      most: 300,
    }),
  }),
  frame: 'whole',
  equations: ({ drag }) => [
    { tex: 'y = x\\tan\\alpha - \\frac{g\\,x^2}{2\\,v_0^2\\cos^2\\alpha}', color: 'blue' },
    ...(drag > 0 ? [{ tex: '\\vec a = \\vec g - k\\,v\\,\\vec v', color: 'yellow' as const }] : []),
  ],
  symbols: () => [
    { tex: 'x', color: 'muted' },
    { tex: 'y', color: 'muted' },
    { tex: '\\vec v', color: 'red' },
  ],
  describe: () =>
    'A ball flies in a high graceful arc across a wide open field under a blue sky, slow motion, side view following its curved path',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The throw', ko: '발사' } },
    { seconds: seconds * 0.45, name: { en: 'The fall', ko: '낙하' } },
  ],
  prepare: createPainter,
});

/** Place and speed (x, y, vx, vy) over time, by Runge-Kutta; the ground stops nothing. */
export function fly({ speed, angle, height, drag, gravity }: ProjectileParameters): Trajectory {
  const initial = [0, height, speed * Math.cos(angle), speed * Math.sin(angle)];
  const scale = Math.max(1, speed / 200);
  const advance = rungeKutta4(4, (state, _, rates) => {
    const [, , vx = 0, vy = 0] = state;
    const brake = drag * Math.hypot(vx, vy);
    rates[0] = vx;
    rates[1] = vy;
    rates[2] = -brake * vx;
    rates[3] = -gravity - brake * vy;
  });
  return createTrajectory({ initial, step: 1 / (400 * scale), advance });
}

/** Seconds until the ball is back on the ground: closed form without drag, found by halving with it. */
export function flightSeconds(parameters: ProjectileParameters): number {
  const { speed, angle, height, drag, gravity } = parameters;
  const up = speed * Math.sin(angle);
  const free = (up + Math.sqrt(up * up + 2 * gravity * height)) / gravity;
  if (drag === 0) return free;
  const motion = fly(parameters);
  // Drag keeps a ball lower: it may fall slower, but not for longer than three times as long.
  let [low, high] = [free * 1e-6, free * 3];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if ((motion.at(middle)[1] ?? 0) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface Way {
  readonly motion: Trajectory;
  readonly seconds: number;
}

interface Scene {
  readonly plane: Plane;
  readonly real: Way;
  /** Without drag. Absent when there is none. */
  readonly ideal?: Way;
  /** Seconds of flight in a second of video. */
  readonly pace: number;
}

function createPainter(parameters: ProjectileParameters, stage: Stage): Painter {
  const scene = createScene(parameters, stage);
  const still = stage.createLayer(stage.width, stage.height);
  const names = { xName: stage.formula('x', 'muted'), yName: stage.formula('y', 'muted') };
  paintAxes(still.getContext('2d'), stage, { plane: scene.plane, ...names });
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    const time = seconds * scene.pace;
    if (scene.ideal !== undefined)
      paintWay(context, stage, { ...scene, way: scene.ideal, time, isIdeal: true });
    paintWay(context, stage, { ...scene, way: scene.real, time, isIdeal: false });
    paintBall(context, stage, scene, time);
  };
}

function createScene(parameters: ProjectileParameters, stage: Stage): Scene {
  const wayOf = (of: ProjectileParameters): Way => ({ motion: fly(of), seconds: flightSeconds(of) });
  const real = wayOf(parameters);
  const ideal = parameters.drag === 0 ? undefined : wayOf({ ...parameters, drag: 0 });
  const longest = Math.max(real.seconds, ideal?.seconds ?? 0);
  const far = Math.max(
    1e-6,
    ...[real, ideal].flatMap((way) => (way ? [way.motion.at(way.seconds)[0] ?? 0] : [])),
  );
  const { speed, angle, gravity, height } = parameters;
  const high = height + (speed * Math.sin(angle)) ** 2 / (2 * gravity);
  const rim = axisRim(stage);
  const letter = stage.size * letters.tick;
  const box = insetBox(stage.area, {
    ...rim,
    left: rim.left + letter * 2.6,
    bottom: rim.bottom + letter * 1.4,
  });
  const even = createEvenPlane(box, {
    left: 0,
    right: Math.max(far, high * 0.4) * 1.12,
    bottom: 0,
    top: Math.max(high, far * 0.12) * 1.12,
  });
  const { window } = even;
  const shifted = { left: 0, right: window.right - window.left, bottom: 0, top: window.top - window.bottom };
  const plane = createEvenPlane(box, shifted);
  return { plane, real, ...(ideal === undefined ? {} : { ideal }), pace: longest / (stage.seconds * 0.92) };
}

interface PaintedWay {
  readonly plane: Plane;
  readonly way: Way;
  readonly time: number;
  readonly isIdeal: boolean;
}

function paintWay(context: DrawingContext, stage: Stage, { plane, way, time, isIdeal }: PaintedWay): void {
  const { palette } = stage;
  const end = Math.min(time, way.seconds);
  const parts = 120;
  context.beginPath();
  for (let part = 0; part <= parts; part += 1) {
    const [x = 0, y = 0] = way.motion.at((end * part) / parts);
    context.lineTo(plane.toX(x), plane.toY(Math.max(0, y)));
  }
  const look = isIdeal
    ? { color: palette.blue, dash: helperDash, width: strokes.body }
    : { color: palette.yellow, width: strokes.curve };
  strokePath(context, stage, look);
  if (time < way.seconds) return;
  const [x = 0] = way.motion.at(way.seconds);
  const letter = stage.size * letters.tick;
  const place = { x: plane.toX(x) + letter * 0.9, y: plane.toY(0) - letter * 1.1 };
  write(context, stage, {
    ...place,
    text: `${numberText(x, 1)} m`,
    size: letters.tick,
    color: look.color,
    halo: true,
  });
}

function paintBall(context: DrawingContext, stage: Stage, { plane, real }: Scene, time: number): void {
  const { palette, size } = stage;
  const [x = 0, y = 0, vx = 0, vy = 0] = real.motion.at(Math.min(time, real.seconds));
  const at = [plane.toX(x), plane.toY(Math.max(0, y))] as const;
  const isFlying = time < real.seconds;
  const start = Math.hypot(...real.motion.at(0).slice(2));
  if (isFlying) {
    const length = size * 0.17;
    const tip = [at[0] + (vx / start) * length, at[1] - (vy / start) * length] as const;
    drawArrow(context, stage, { from: at, to: tip, color: palette.red });
    const beside = { x: tip[0] + size * 0.02, y: tip[1] - size * 0.02 };
    drawFormula(context, stage.formula('\\vec v', 'red'), beside);
  }
  context.fillStyle = css(palette.yellow);
  fillDot(context, stage, { at, radius: 0.017, color: palette.yellow });
}
