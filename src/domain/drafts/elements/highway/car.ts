import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Painter, Stage } from '../../stage.js';
import { glow } from '../sky.js';
import type { PointOf } from './view.js';
import { NEAREST, SPEED } from './view.js';

/** Metres: how far ahead it drives, how far right of the middle, and how wide it is. */
const AHEAD = 10.5;
const ASIDE = 1.55;
const WIDE = 1.85;

/** A car that drives ahead, seen from behind; none when the prompt names none. */
export function createCar(stage: Stage, point: PointOf): Painter {
  const { scene, palette, size } = stage;
  if (!scene.concepts.has('car')) return () => {};
  const dim = 0.25 + 0.75 * palette.brightness;
  const paint =
    scene.tint ?? stage.random('car').pick([hex('#b8322c'), hex('#2c5a8a'), hex('#d8d2c6'), hex('#3a4a44')]);
  const body = mix(palette.ground, mix(paint, palette.key, 0.12), dim);
  const tones = {
    body: css(body),
    top: css(mix(body, palette.sky[2], 0.3)),
    dark: css(mix(palette.ground, hex('#0a0a10'), 0.5)),
    glass: css(mix(mix(palette.sky[1], palette.ground, 0.45), hex('#10141c'), 0.2)),
    lamp: css(hex('#ff3b2e')),
  };
  const lampStrength = 0.75 - 0.5 * palette.brightness;
  return (context, seconds) => {
    const driven = seconds * SPEED * scene.pace;
    const ahead = AHEAD + 0.8 * Math.sin(seconds * 0.35);
    const [x, y] = point(ahead, ASIDE, driven);
    const unit = (WIDE * NEAREST * size * 0.3) / ahead;
    context.save();
    context.translate(x, y + unit * 0.006 * Math.sin(seconds * 9));
    context.scale(unit, unit);
    paintCar(context, tones);
    context.restore();
    for (const side of [-1, 1]) {
      glow(
        context,
        { x: x + side * unit * 0.38, y: y - unit * 0.37, radius: unit * 0.3, squash: 0.8 },
        hex('#ff4a36'),
        lampStrength,
      );
    }
  };
}

interface CarTones {
  readonly body: string;
  readonly top: string;
  readonly dark: string;
  readonly glass: string;
  readonly lamp: string;
}

/** One unit is its width; the origin lies on the road under its middle. */
function paintCar(context: DrawingContext, tones: CarTones): void {
  context.fillStyle = 'rgba(0,0,0,0.42)';
  context.beginPath();
  context.ellipse(0, 0, 0.6, 0.07, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = tones.dark;
  for (const left of [-0.46, 0.28]) {
    context.beginPath();
    context.roundRect(left, -0.16, 0.18, 0.17, 0.04);
    context.fill();
  }
  context.fillStyle = tones.body;
  traceCabin(context, 0.4, -0.74);
  context.fill();
  context.beginPath();
  context.roundRect(-0.5, -0.48, 1, 0.38, 0.09);
  context.fill();
  context.fillStyle = tones.glass;
  traceCabin(context, 0.34, -0.7);
  context.fill();
  context.fillStyle = tones.top;
  context.beginPath();
  context.roundRect(-0.46, -0.475, 0.92, 0.035, 0.017);
  context.fill();
  context.fillStyle = tones.dark;
  context.beginPath();
  context.roundRect(-0.48, -0.2, 0.96, 0.1, 0.03);
  context.roundRect(-0.13, -0.33, 0.26, 0.08, 0.015);
  context.fill();
  context.fillStyle = tones.lamp;
  for (const left of [-0.47, 0.28]) {
    context.beginPath();
    context.roundRect(left, -0.41, 0.19, 0.075, 0.025);
    context.fill();
  }
}

function traceCabin(context: DrawingContext, half: number, top: number): void {
  context.beginPath();
  context.moveTo(-half, -0.45);
  context.quadraticCurveTo(-half * 0.9, top, -half * 0.66, top);
  context.lineTo(half * 0.66, top);
  context.quadraticCurveTo(half * 0.9, top, half, -0.45);
  context.closePath();
}
