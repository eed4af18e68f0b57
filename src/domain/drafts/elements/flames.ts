import { hex } from '../../drawing/color.js';
import type { DrawingLayer } from '../../drawing/drawing-context.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import type { Painter, Stage } from '../stage.js';
import { createSpot } from './particles.js';

export interface FlameOptions {
  readonly x: number;
  /** Foot of the fire. */
  readonly y: number;
  /** Pixels that the flames reach up. */
  readonly height: number;
  /** Width of the fire's bed in pixels. */
  readonly width: number;
  readonly depth?: number;
}

interface Tongue {
  readonly lifeSeconds: number;
  readonly phase: number;
  readonly seed: number;
}

const TONGUES = 64;

/** Fire: tongues of light that rise, thin out and cool from white to red, and sparks above them. */
export function createFlames(stage: Stage, options: FlameOptions): Painter {
  const random = stage.random('flames');
  const tongues: Tongue[] = Array.from({ length: TONGUES }, () => ({
    lifeSeconds: random.between(0.75, 1.35),
    phase: random.next(),
    seed: Math.floor(random.next() * 1e9),
  }));
  const spots = [
    createSpot(stage, hex('#ffe9a6'), 0.6),
    createSpot(stage, hex('#ffb13d'), 0.6),
    createSpot(stage, hex('#ff6a1c'), 0.6),
    createSpot(stage, hex('#d32a10'), 0.6),
  ];
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    context.globalCompositeOperation = 'lighter';
    for (const tongue of tongues) {
      const age = time / tongue.lifeSeconds + tongue.phase;
      const life = Math.floor(age);
      const share = age - life;
      const seat = hashUnit(tongue.seed, life) + hashUnit(tongue.seed, life + 51) - 1;
      const power = 0.55 + 0.45 * hashUnit(tongue.seed, life + 97) - Math.abs(seat) * 0.4;
      const sway =
        Math.sin(time * 5.2 + seat * 3 + share * 4) * 0.1 + Math.sin(time * 2.3 + tongue.phase * 9) * 0.06;
      const x = options.x + options.width * (seat * 0.42 * (1 - share * 0.75) + sway * share);
      const y = options.y - options.height * power * share ** 0.85 * 0.92;
      const wide = options.width * (0.25 - 0.185 * share) * (0.6 + 0.4 * power);
      const tall = wide * (1.5 + 1.2 * share);
      const fade = Math.min(1, share * 7) * (1 - share) ** 0.9;
      const spot = spotOf(spots, share + Math.abs(seat) * 0.35);
      context.globalAlpha = 0.46 * fade;
      context.drawImage(spot, x - wide, y - tall, wide * 2, tall * 2);
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}

function spotOf(spots: readonly DrawingLayer[], heat: number): DrawingLayer {
  const index = Math.min(spots.length - 1, Math.floor(heat * spots.length * 0.92));
  const spot = spots[index] ?? spots[0];
  if (spot === undefined) throw new RangeError('no spots');
  return spot;
}

/** A number about 1 that wavers as firelight does. */
export function flicker(seconds: number): number {
  return (
    1 +
    0.07 * Math.sin(seconds * 7.3) +
    0.05 * Math.sin(seconds * 13.1 + 1) +
    0.04 * Math.sin(seconds * 3.1 + 2)
  );
}

/** Sparks that fly up from a fire, turn and go out. */
export function createSparks(stage: Stage, options: FlameOptions & { readonly count: number }): Painter {
  const random = stage.random('sparks');
  const sparks = Array.from({ length: options.count }, () => ({
    lifeSeconds: random.between(1.6, 3.6),
    phase: random.next(),
    seed: Math.floor(random.next() * 1e9),
  }));
  const spot = createSpot(stage, hex('#ffb14a'), 1.4);
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    context.globalCompositeOperation = 'lighter';
    for (const spark of sparks) {
      const age = time / spark.lifeSeconds + spark.phase;
      const life = Math.floor(age);
      const share = age - life;
      const aside = hashUnit(spark.seed, life) - 0.5;
      const rise = options.height * (1.1 + 1.5 * hashUnit(spark.seed, life + 13));
      const swirl = Math.sin(share * 9 + aside * 20 + time) * 0.16 * share;
      const x = options.x + options.width * (aside * (0.5 + 1.6 * share) + swirl);
      const y = options.y - options.height * 0.25 - rise * share;
      const radius = stage.size * (0.0028 + 0.003 * hashUnit(spark.seed, life + 29));
      context.globalAlpha = Math.min(1, share * 8) * (1 - share) ** 0.8;
      context.drawImage(spot, x - radius, y - radius, radius * 2, radius * 2);
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}
