import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import type { Painter, Stage } from '../../stage.js';
import { throughAir } from '../ridge.js';
import { glow } from '../sky.js';
import { createCar } from './car.js';
import {
  DASH_METRES,
  FAR_METRES,
  groundY,
  NEAREST,
  POST_METRES,
  type PointOf,
  type RoadCall,
  type RoadTones,
  SPEED,
} from './view.js';

/** The road, its lines and its posts, bending gently as the drive goes on. */
export function createDrive(stage: Stage, { horizonY, tones }: RoadCall): Painter {
  const { palette, scene } = stage;
  const night = scene.light === 'night';
  const point = createPointOf(stage, horizonY);
  const car = createCar(stage, point);
  return (context, seconds) => {
    const driven = seconds * SPEED * scene.pace;
    fillStrip(
      context,
      { point, driven, from: -3.9, to: 3.9, near: 2.2, far: FAR_METRES },
      css(mix(tones.asphalt, tones.field, 0.5)),
    );
    const surface = context.createLinearGradient(0, horizonY, 0, stage.height);
    surface.addColorStop(0, css(throughAir(stage, tones.asphalt, 0.55)));
    surface.addColorStop(0.3, css(tones.asphalt));
    surface.addColorStop(1, css(mix(tones.asphalt, palette.ground, 0.35)));
    fillStrip(context, { point, driven, from: -3.6, to: 3.6, near: 2.2, far: FAR_METRES }, surface);
    const paint = css(tones.line, 0.85);
    fillStrip(context, { point, driven, from: -3.35, to: -3.2, near: 2.2, far: FAR_METRES }, paint);
    fillStrip(context, { point, driven, from: 3.2, to: 3.35, near: 2.2, far: FAR_METRES }, paint);
    const offset = wrap(driven, DASH_METRES);
    for (let ahead = DASH_METRES * 20 - offset; ahead > -DASH_METRES; ahead -= DASH_METRES) {
      const near = Math.max(2.2, ahead);
      const far = ahead + 5;
      if (far > near)
        fillStrip(
          context,
          { point, driven, from: -0.09, to: 0.09, near, far },
          css(tones.line, Math.min(0.95, 30 / near)),
        );
    }
    if (night) paintHeadlights(context, stage, point(9, 0, driven));
    drawPosts(context, { stage, point, driven, tones });
    car(context, seconds);
  };
}

/** The bends of the road: they come nearer as the drive goes on. */
function createPointOf(stage: Stage, horizonY: number): PointOf {
  const { width, size } = stage;
  return (metres, aside, driven) => {
    const curve = Math.sin(driven * 0.0035) * 0.5 + Math.sin(driven * 0.0013 + 1) * 0.5;
    const bend = size * 0.00042 * curve * Math.min(metres, 300) ** 1.15 * (metres / (metres + 40));
    const x = width / 2 + bend + (aside * NEAREST * size * 0.3) / metres;
    return [x, groundY(stage, horizonY, metres)];
  };
}

function fillStrip(
  context: DrawingContext,
  strip: { point: PointOf; driven: number; from: number; to: number; near: number; far: number },
  style: DrawingContext['fillStyle'],
): void {
  const steps = strip.far - strip.near > 60 ? 26 : 3;
  const at = (step: number): number => strip.near * (strip.far / strip.near) ** (step / steps);
  context.beginPath();
  for (let step = 0; step <= steps; step += 1) {
    const [x, y] = strip.point(at(step), strip.from, strip.driven);
    if (step === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  for (let step = steps; step >= 0; step -= 1) {
    const [x, y] = strip.point(at(step), strip.to, strip.driven);
    context.lineTo(x, y);
  }
  context.closePath();
  context.fillStyle = style;
  context.fill();
}

function paintHeadlights(context: DrawingContext, stage: Stage, [x, y]: readonly [number, number]): void {
  glow(
    context,
    { x, y: y + stage.size * 0.06, radius: stage.size * 0.42, squash: 0.5 },
    hex('#ffe6b0'),
    0.42,
  );
}

/** Posts at both sides, each with a reflector, and wires of the old line along the road. */
function drawPosts(
  context: DrawingContext,
  call: { stage: Stage; point: PointOf; driven: number; tones: RoadTones },
): void {
  const { stage, point, driven, tones } = call;
  const scale = stage.size * 0.3;
  const offset = wrap(driven, POST_METRES);
  const wood = mix(stage.palette.ground, tones.asphalt, 0.2);
  for (let ahead = POST_METRES * 12 - offset; ahead > 2.2; ahead -= POST_METRES) {
    const perspective = NEAREST / ahead;
    const fade = Math.min(1, (POST_METRES * 12 - ahead) / 60);
    const color = css(throughAir(stage, wood, Math.min(0.75, ahead / 330)), fade);
    for (const side of [-1, 1]) {
      const [x, y] = point(ahead, side * 4.8, driven);
      const tall = 1.05 * perspective * scale;
      context.fillStyle = color;
      context.fillRect(x - tall * 0.05, y - tall, tall * 0.1, tall);
      context.fillStyle = css(hex('#ffb45c'), fade * 0.9);
      context.fillRect(x - tall * 0.05, y - tall * 0.86, tall * 0.1, tall * 0.12);
    }
    const [poleX, poleY] = point(ahead, -9, driven);
    const tall = 7.5 * perspective * scale;
    context.fillStyle = color;
    context.fillRect(poleX - tall * 0.011, poleY - tall, tall * 0.022, tall);
    context.fillRect(poleX - tall * 0.13, poleY - tall * 0.94, tall * 0.26, tall * 0.018);
  }
}
