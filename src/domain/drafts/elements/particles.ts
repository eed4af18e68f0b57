import { type Color, css } from '../../drawing/color.js';
import type { DrawingContext, DrawingLayer } from '../../drawing/drawing-context.js';
import { wrap } from '../../drawing/interpolation.js';
import type { Painter, Stage } from '../stage.js';

export interface ParticleOptions {
  readonly purpose: string;
  readonly count: number;
  /** Where they live, in pixels; they leave at one side and come in at the other. */
  readonly area: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Pixels a second, of one that is halfway near. */
  readonly velocity: readonly [x: number, y: number];
  /** How far they swing to and fro, in pixels. */
  readonly sway: number;
  /** Radius in pixels, smallest and largest. */
  readonly radius: readonly [low: number, high: number];
  readonly color: Color;
  readonly alpha: number;
  /** How deeply they pulse, 0 to 1. Default 0. */
  readonly flicker?: number;
  /** Soft spots of light that add up. Default: plain. */
  readonly glowing?: boolean;
}

/** Small things in the air or water: snow, motes, sparks, bubbles. Near ones are larger and faster. */
export function createParticles(stage: Stage, options: ParticleOptions): Painter {
  const { area, velocity, sway, flicker = 0 } = options;
  const random = stage.random(options.purpose);
  const [low, high] = options.radius;
  const all = Array.from({ length: options.count }, () => {
    const nearness = random.next();
    return {
      x: random.next() * area.width,
      y: random.next() * area.height,
      nearness: nearness * nearness,
      phase: random.between(0, 7),
      rate: random.between(0.5, 1.4),
    };
  });
  const spot = createSpot(stage, options.color);
  const margin = high * 3 + sway;
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    context.globalCompositeOperation = options.glowing === true ? 'lighter' : 'source-over';
    for (const { x, y, nearness, phase, rate } of all) {
      const speed = 0.5 + nearness;
      const swing = sway * (0.4 + nearness) * Math.sin(time * rate + phase);
      const atX = area.left - margin + wrap(x + time * velocity[0] * speed, area.width + 2 * margin) + swing;
      const atY = area.top - margin + wrap(y + time * velocity[1] * speed, area.height + 2 * margin);
      const radius = low + (high - low) * nearness;
      const pulse = 1 - flicker * (0.5 + 0.5 * Math.sin(time * rate * 2.3 + phase * 3));
      context.globalAlpha = options.alpha * (0.35 + 0.65 * nearness) * pulse;
      const reach = options.glowing === true ? radius * 3 : radius * 1.35;
      context.drawImage(spot, atX - reach, atY - reach, reach * 2, reach * 2);
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}

/** A round soft spot of one color, to be drawn at any size. */
export function createSpot(stage: Pick<Stage, 'createLayer'>, color: Color, softness = 1): DrawingLayer {
  const side = 64;
  const layer = stage.createLayer(side, side);
  const context: DrawingContext = layer.getContext('2d');
  const gradient = context.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2);
  for (let step = 0; step <= 8; step += 1) {
    gradient.addColorStop(step / 8, css(color, (1 - step / 8) ** (1 + softness)));
  }
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  return layer;
}
