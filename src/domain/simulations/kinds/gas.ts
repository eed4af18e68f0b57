import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createRandom } from '../../drawing/seeded-random.js';
import { axisRim, paintAxes } from '../axes/paint-axes.js';
import { boxWithin, createPlane, insetBox, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { strokePath } from '../drawing/shapes.js';
import { createTrajectory, type State, type Trajectory } from '../motion/trajectory.js';
import { count, quantity } from '../parameters/parameters.js';
import { letters, strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** What decides a gas; the box is 1 by 1. */
export interface GasParameters {
  readonly particles: number;
  readonly radius: number;
  readonly seed: number;
}

/** Discs that bounce off each other: their speeds take the shape that Maxwell foretold. */
export const gas = defineSimulation({
  name: 'gas',
  title: { en: 'A gas in a box', ko: '상자 속의 기체' },
  description: 'particles bounce in a box, and their speeds spread as Maxwell says',
  aliases: [
    'gas in a box',
    'ideal gas',
    'brownian gas',
    'maxwell',
    '기체',
    '기체 분자',
    '이상 기체',
    '기체 분자 운동',
  ],
  parameters: z.strictObject({
    particles: count({ description: 'how many', usual: '120', least: 2, most: 400 }),
    radius: quantity('number', {
      description: 'of a particle, in parts of the box',
      usual: '0.011',
      least: 0.002,
      most: 0.05,
    }),
    seed: count({ description: 'of the start', usual: '1', least: 0, most: 1e9 }),
  }),
  frame: 'side',
  equations: () => [{ tex: 'f(v) = \\frac{m v}{k T}\\,e^{-m v^2 / 2 k T}', color: 'yellow' }],
  symbols: () => [{ tex: 'v', color: 'muted' }],
  describe: () =>
    'Hundreds of tiny glowing particles dart about inside a transparent box, colliding and bouncing off each other and the walls, microscopic view',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'All equally fast', ko: '모두 같은 빠르기' } },
    {
      seconds: Math.min(4, seconds * 0.4),
      name: { en: 'Spread by collisions', ko: '충돌이 속력을 퍼뜨린다' },
    },
  ],
  prepare: createPainter,
});

/** Speed of every particle at the start, in boxes a second. */
export const startSpeed = 0.32;

const step = 1 / 240;

/** Places and speeds (x, y, ... then vx, vy, ...) of equal discs that collide without loss. */
export function bounce({ particles, radius, seed }: GasParameters): Trajectory {
  const half = particles * 2;
  return createTrajectory({
    initial: startOf({ particles, radius, seed }),
    step,
    advance: (state, _, seconds) => {
      for (let index = 0; index < half; index += 1)
        state[index] = (state[index] ?? 0) + (state[half + index] ?? 0) * seconds;
      for (let index = 0; index < half; index += 1) bounceOffWall(state, { half, index, radius });
      collide(state, { half, radius });
    },
  });
}

/** On a grid, so that none overlap; all equally fast, in all directions. */
function startOf({ particles, seed }: GasParameters): readonly number[] {
  const random = createRandom(seed, 'gas');
  const side = Math.ceil(Math.sqrt(particles));
  const places: number[] = [];
  const speeds: number[] = [];
  for (let index = 0; index < particles; index += 1) {
    places.push(((index % side) + 0.5) / side, (Math.floor(index / side) + 0.5) / side);
    const direction = random.between(0, 2 * Math.PI);
    speeds.push(Math.cos(direction) * startSpeed, Math.sin(direction) * startSpeed);
  }
  return [...places, ...speeds];
}

interface WallCheck {
  readonly half: number;
  readonly index: number;
  readonly radius: number;
}

function bounceOffWall(state: State, { half, index, radius }: WallCheck): void {
  const place = state[index] ?? 0;
  const speed = state[half + index] ?? 0;
  if (place < radius && speed < 0) state[half + index] = -speed;
  if (place > 1 - radius && speed > 0) state[half + index] = -speed;
}

/** Equal masses swap the parts of their speeds along the line between them. */
function collide(state: State, { half, radius }: { readonly half: number; readonly radius: number }): void {
  const reach = 4 * radius * radius;
  for (let one = 0; one < half; one += 2) {
    const x = state[one] ?? 0;
    const y = state[one + 1] ?? 0;
    for (let other = one + 2; other < half; other += 2) {
      const dx = (state[other] ?? 0) - x;
      if (dx > 2 * radius || dx < -2 * radius) continue;
      const dy = (state[other + 1] ?? 0) - y;
      const square = dx * dx + dy * dy;
      if (square >= reach || square === 0) continue;
      const vx = (state[half + other] ?? 0) - (state[half + one] ?? 0);
      const vy = (state[half + other + 1] ?? 0) - (state[half + one + 1] ?? 0);
      const along = (vx * dx + vy * dy) / square;
      if (along >= 0) continue;
      state[half + one] = (state[half + one] ?? 0) + along * dx;
      state[half + one + 1] = (state[half + one + 1] ?? 0) + along * dy;
      state[half + other] = (state[half + other] ?? 0) - along * dx;
      state[half + other + 1] = (state[half + other + 1] ?? 0) - along * dy;
    }
  }
}

const bins = 16;

const fastest = startSpeed * 3;

/** Looks a second at the speeds for the histogram, which shows the mean of the last ones. */
const looksPerSecond = 10;

const rememberedLooks = 30;

function createPainter(parameters: GasParameters, stage: Stage): Painter {
  const motion = bounce(parameters);
  const box = boxWithin(stage.area, 1);
  const histogram = createHistogram(parameters);
  const graph = layOutGraph(stage);
  const still = stage.createLayer(stage.width, stage.height);
  const layer = still.getContext('2d');
  layer.beginPath();
  layer.rect(box.left, box.top, box.width, box.height);
  strokePath(layer, stage, { color: stage.palette.axis, width: strokes.body });
  if (graph !== undefined)
    paintAxes(layer, stage, {
      plane: graph,
      xTicks: 'none',
      yTicks: 'none',
      xName: stage.formula('v', 'muted'),
    });
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    paintParticles(context, stage, { state: motion.at(seconds), parameters, box });
    if (graph !== undefined) paintHistogram(context, stage, { plane: graph, shares: histogram(seconds) });
  };
}

function paintParticles(
  context: DrawingContext,
  stage: Stage,
  scene: { readonly state: State; readonly parameters: GasParameters; readonly box: Plane['box'] },
): void {
  const { state, parameters, box } = scene;
  const half = parameters.particles * 2;
  const radius = Math.max(1, parameters.radius * box.width);
  for (let index = 0; index < half; index += 2) {
    const speed = Math.hypot(state[half + index] ?? 0, state[half + index + 1] ?? 0);
    const { blue, yellow, red } = stage.palette;
    const color = speed < startSpeed * 0.7 ? blue : speed < startSpeed * 1.3 ? yellow : red;
    context.fillStyle = css(color);
    context.beginPath();
    context.arc(
      box.left + (state[index] ?? 0) * box.width,
      box.top + (state[index + 1] ?? 0) * box.width,
      radius,
      0,
      Math.PI * 2,
    );
    context.fill();
  }
}

/** Shares of the particles by their speed, in the mean of the last looks. */
function createHistogram(parameters: GasParameters): (seconds: number) => readonly number[] {
  const motion = bounce(parameters);
  const looks: (readonly number[])[] = [];
  return (seconds) => {
    const last = Math.floor(seconds * looksPerSecond);
    for (let look = looks.length; look <= last; look += 1)
      looks.push(sharesOf(motion.at(look / looksPerSecond), parameters.particles));
    const recent = looks.slice(Math.max(0, last + 1 - rememberedLooks), last + 1);
    return Array.from(
      { length: bins },
      (_, bin) => recent.reduce((sum, look) => sum + (look[bin] ?? 0), 0) / recent.length,
    );
  };
}

function sharesOf(state: State, particles: number): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  for (let index = 0; index < particles; index += 1) {
    const at = particles * 2 + index * 2;
    const speed = Math.hypot(state[at] ?? 0, state[at + 1] ?? 0);
    const bin = Math.min(bins - 1, Math.floor((speed / fastest) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((number) => number / particles);
}

function layOutGraph(stage: Stage): Plane | undefined {
  const rim = axisRim(stage);
  const letter = stage.size * letters.tick;
  const box = insetBox(stage.side, { ...rim, top: rim.top + letter, bottom: rim.bottom + letter });
  if (box.width < stage.size * 0.12 || box.height < stage.size * 0.1) return undefined;
  return createPlane(box, { left: 0, right: fastest, bottom: 0, top: 0.3 });
}

/** Share of a bin by Maxwell's law in two dimensions, where the mean square speed is that of the start. */
export function maxwellShare(bin: number): number {
  const beyond = (speed: number) => Math.exp(-((speed / startSpeed) ** 2));
  return beyond((bin / bins) * fastest) - beyond(((bin + 1) / bins) * fastest);
}

function paintHistogram(
  context: DrawingContext,
  stage: Stage,
  { plane, shares }: { readonly plane: Plane; readonly shares: readonly number[] },
): void {
  const width = plane.box.width / bins;
  context.fillStyle = css(stage.palette.blue, 0.75);
  shares.forEach((share, bin) => {
    const top = plane.toY(Math.min(share, 0.3));
    context.fillRect(plane.box.left + bin * width + 1, top, width - 2, plane.toY(0) - top);
  });
  context.beginPath();
  for (let part = 0; part <= 80; part += 1) {
    const bin = (part / 80) * bins - 0.5;
    context.lineTo(plane.toX(((bin + 0.5) / bins) * fastest), plane.toY(Math.max(0, maxwellShare(bin))));
  }
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.curve * 0.8 });
}
