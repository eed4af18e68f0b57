import { hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import type { Painter, Stage } from '../../stage.js';
import { createSpot } from '../particles.js';
import { glow } from '../sky.js';
import type { Frame } from './layout.js';

/** Warm light of a lamp out of the picture, stronger the darker it is outside. */
export function paintLamplight(context: DrawingContext, stage: Stage, frame: Frame): void {
  const { size, palette } = stage;
  const strength = 0.5 * (1 - palette.brightness * 0.8);
  const high = { x: frame.right + size * 0.22, y: frame.top + size * 0.05, radius: size * 0.75, squash: 1 };
  const low = { x: frame.left - size * 0.2, y: frame.sillY, radius: size * 0.5, squash: 0.8 };
  glow(context, high, hex('#ffae5e'), strength);
  glow(context, low, hex('#ff8a4a'), strength * 0.45);
}

/** Steam over the cup: soft puffs that rise, widen and thin out. */
export function createSteam(stage: Stage, place: { x: number; y: number }): Painter {
  const { size } = stage;
  const spot = createSpot(stage, mix(hex('#ffffff'), stage.palette.key, 0.3), 0.8);
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    for (let puff = 0; puff < 22; puff += 1) {
      const age = wrap(time * 0.22 + puff / 22, 1);
      const drift = size * 0.02 * Math.sin(age * 5 + time * 0.6 + (puff % 3) * 2);
      const radius = size * (0.008 + 0.03 * age);
      context.globalAlpha = 0.085 * Math.sin(age * Math.PI);
      context.drawImage(
        spot,
        place.x + drift * age - radius,
        place.y - size * 0.2 * age - radius * 1.6,
        radius * 2,
        radius * 3.2,
      );
    }
    context.globalAlpha = 1;
  };
}
