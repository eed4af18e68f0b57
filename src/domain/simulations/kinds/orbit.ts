import * as z from 'zod';
import { css, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createEvenPlane, insetBox, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { drawArrow, fillDot, strokePath } from '../drawing/shapes.js';
import { drawFormula } from '../drawing/write.js';
import { velocityVerlet } from '../motion/integrators.js';
import { createTrajectory, type Trajectory } from '../motion/trajectory.js';
import { quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** A planet round a star, with the areas that it sweeps in equal times. */
export const orbit = defineSimulation({
  name: 'orbit',
  title: { en: 'A planet in its orbit', ko: '행성의 궤도 운동' },
  description: 'a planet goes round its star and sweeps equal areas in equal times',
  aliases: [
    'planet orbit',
    'kepler',
    'gravity',
    '궤도',
    '행성',
    '공전',
    '케플러',
    '케플러 법칙',
    'planetary motion',
  ],
  parameters: z.strictObject({
    eccentricity: quantity('number', {
      description: 'of the ellipse; 0 is a circle',
      usual: '0.5',
      least: 0,
      most: 0.9,
    }),
    turns: quantity('number', { description: 'turns in the whole video', usual: '2', least: 0.1, most: 50 }),
  }),
  frame: 'whole',
  equations: () => [
    { tex: '\\vec F = -\\frac{G\\,M\\,m}{r^2}\\,\\hat r' },
    { tex: '\\frac{dA}{dt} = \\text{const.}', color: 'blue' },
  ],
  symbols: () => [
    { tex: '\\vec v', color: 'red' },
    { tex: '\\vec F', color: 'green' },
  ],
  describe: () =>
    'A small blue planet travels round a bright golden star on an elongated orbit in deep space, speeding up as it swings close, stars glittering behind',
  beats: ({ turns }, seconds) => {
    const turn = seconds / turns;
    const starts = [0, turn / 2].filter((start) => start < seconds);
    const names = [
      { en: 'Close to the star: fast', ko: '별에 가까울 때: 빠르다' },
      { en: 'Far from the star: slow', ko: '별에서 멀 때: 느리다' },
    ];
    return starts.map((start, index) => ({ seconds: start, name: names[index] ?? { en: '', ko: '' } }));
  },
  prepare: createPainter,
});

/**
 * Place and speed (x, y, vx, vy) with the star at the origin, half the long axis 1 and a turn of 2π seconds (G·M = 1), from the
 * place that is nearest to the star. Symplectic: the orbit neither grows nor shrinks.
 */
export function circle(eccentricity: number): Trajectory {
  const near = 1 - eccentricity;
  const speed = Math.sqrt((1 + eccentricity) / near);
  const advance = velocityVerlet(2, (positions, accelerations) => {
    const [x = 0, y = 0] = positions;
    const cube = Math.hypot(x, y) ** 3;
    accelerations[0] = -x / cube;
    accelerations[1] = -y / cube;
  });
  return createTrajectory({ initial: [near, 0, 0, speed], step: 1 / 2000, advance });
}

interface Scene {
  readonly plane: Plane;
  readonly motion: Trajectory;
}

const turnSeconds = 2 * Math.PI;

/** The sweeps of a turn. */
const sweeps = 12;

function createPainter(
  { eccentricity, turns }: { readonly eccentricity: number; readonly turns: number },
  stage: Stage,
): Painter {
  const short = Math.sqrt(1 - eccentricity ** 2);
  const rim = stage.size * 0.05;
  const box = insetBox(stage.area, { left: rim, right: rim, top: rim, bottom: rim });
  const plane = createEvenPlane(box, {
    left: -1 - eccentricity,
    right: 1 - eccentricity,
    bottom: -short,
    top: short,
  });
  const scene: Scene = { plane, motion: circle(eccentricity) };
  const still = stage.createLayer(stage.width, stage.height);
  paintEllipse(still.getContext('2d'), stage, { plane, eccentricity });
  const pace = (turns * turnSeconds) / stage.seconds;
  return (context, seconds) => {
    const time = seconds * pace;
    paintSweeps(context, stage, scene, time);
    context.drawImage(still, 0, 0);
    paintPlanet(context, stage, scene, time);
  };
}

function paintEllipse(
  context: DrawingContext,
  stage: Stage,
  { plane, eccentricity }: { readonly plane: Plane; readonly eccentricity: number },
): void {
  const { palette, size } = stage;
  const short = Math.sqrt(1 - eccentricity ** 2);
  context.beginPath();
  context.ellipse(
    plane.toX(-eccentricity),
    plane.toY(0),
    plane.unitX,
    plane.unitY * short,
    0,
    0,
    Math.PI * 2,
  );
  strokePath(context, stage, { color: palette.muted, width: strokes.axis });
  const x = plane.toX(0);
  const y = plane.toY(0);
  const glow = context.createRadialGradient(x, y, 0, x, y, size * 0.085);
  glow.addColorStop(0, css(palette.yellow, 0.75));
  glow.addColorStop(1, css(palette.yellow, 0));
  context.fillStyle = glow;
  context.beginPath();
  context.arc(x, y, size * 0.085, 0, Math.PI * 2);
  context.fill();
  fillDot(context, stage, { at: [x, y], radius: 0.032, color: palette.yellow, rim: false });
}

/** The areas of equal times, of the turn that is under way. */
function paintSweeps(context: DrawingContext, stage: Stage, { plane, motion }: Scene, time: number): void {
  const { palette } = stage;
  const start = Math.floor(time / turnSeconds) * turnSeconds;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const from = (sweep / sweeps) * turnSeconds;
    const to = Math.min(((sweep + 1) / sweeps) * turnSeconds, time - start);
    if (to <= from) return;
    context.beginPath();
    context.moveTo(plane.toX(0), plane.toY(0));
    for (let part = 0; part <= 24; part += 1) {
      const [x = 0, y = 0] = motion.at(from + ((to - from) * part) / 24);
      context.lineTo(plane.toX(x), plane.toY(y));
    }
    context.closePath();
    context.fillStyle = css(mix(palette.blue, palette.purple, sweep % 2), 0.2);
    context.fill();
  }
}

function paintPlanet(context: DrawingContext, stage: Stage, { plane, motion }: Scene, time: number): void {
  const { palette, size } = stage;
  const [x = 0, y = 0, vx = 0, vy = 0] = motion.at(time % turnSeconds);
  const at = [plane.toX(x), plane.toY(y)] as const;
  const far = Math.hypot(x, y);
  const velocity = [at[0] + vx * size * 0.13, at[1] - vy * size * 0.13] as const;
  const pull = Math.min(size * 0.2, (size * 0.1) / far ** 2) / far;
  const force = [at[0] - x * pull, at[1] + y * pull] as const;
  drawArrow(context, stage, { from: at, to: force, color: palette.green });
  drawArrow(context, stage, { from: at, to: velocity, color: palette.red });
  const beyond = (size * 0.03) / Math.max(0.2, Math.hypot(vx, vy));
  drawFormula(context, stage.formula('\\vec v', 'red'), {
    x: velocity[0] + vx * beyond,
    y: velocity[1] - vy * beyond,
    align: 'center',
  });
  fillDot(context, stage, { at, radius: 0.019, color: palette.blue });
}
