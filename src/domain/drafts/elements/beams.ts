import { type Color, css } from '../../drawing/color.js';
import type { Painter, Stage } from '../stage.js';

export interface BeamOptions {
  /** Where the light comes from, in pixels; may lie outside of the picture. */
  readonly fromX: number;
  readonly fromY: number;
  /** How far down it reaches, in pixels. */
  readonly toY: number;
  readonly color: Color;
  readonly alpha: number;
  readonly count: number;
  /** Half of the fan that the beams fill, in radians. */
  readonly spread: number;
}

/** Pixels of the picture for one of the veil that the beams are drawn on. */
const SHRINK = 4;

/** Shafts of light through leaves or water, brightening and fading by turns. */
export function createBeams(stage: Stage, options: BeamOptions): Painter {
  const random = stage.random('beams');
  const length = options.toY - options.fromY;
  const sprite = paintBeam(stage, options.color);
  const beams = Array.from({ length: options.count }, (_, index) => ({
    angle: ((index + random.between(0.15, 0.85)) / options.count - 0.5) * 2 * options.spread,
    width: random.between(0.05, 0.17) * length,
    phase: random.between(0, 7),
    rate: random.between(0.25, 0.6),
    strength: random.between(0.45, 1),
  }));
  // Drawn small and stretched once: light has no edges, and turned pictures are slow to draw.
  const veil = stage.createLayer(Math.ceil(stage.width / SHRINK), Math.ceil(stage.height / SHRINK));
  const small = veil.getContext('2d');
  small.scale(1 / SHRINK, 1 / SHRINK);
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    small.clearRect(0, 0, stage.width, stage.height);
    small.globalCompositeOperation = 'lighter';
    for (const beam of beams) {
      const swing = 0.012 * Math.sin(time * beam.rate * 0.8 + beam.phase * 2);
      small.globalAlpha =
        options.alpha * beam.strength * (0.62 + 0.38 * Math.sin(time * beam.rate + beam.phase));
      small.save();
      small.translate(options.fromX, options.fromY);
      small.rotate(-(beam.angle + swing));
      small.drawImage(sprite, -beam.width / 2, 0, beam.width, length / Math.cos(beam.angle));
      small.restore();
    }
    context.globalCompositeOperation = 'screen';
    context.drawImage(veil, 0, 0, veil.width * SHRINK, veil.height * SHRINK);
    context.globalCompositeOperation = 'source-over';
  };
}

/** A soft wedge: narrow above, wide and faint below. */
function paintBeam(stage: Stage, color: Color) {
  const width = 64;
  const height = 256;
  const layer = stage.createLayer(width, height);
  const context = layer.getContext('2d');
  for (let y = 0; y < height; y += 1) {
    const share = y / height;
    const half = (width / 2) * (0.22 + 0.78 * share);
    const across = context.createLinearGradient(width / 2 - half, 0, width / 2 + half, 0);
    const strength = Math.min(1, share * 5) * (1 - share) ** 1.2;
    across.addColorStop(0, css(color, 0));
    across.addColorStop(0.3, css(color, strength * 0.55));
    across.addColorStop(0.5, css(color, strength));
    across.addColorStop(0.7, css(color, strength * 0.55));
    across.addColorStop(1, css(color, 0));
    context.fillStyle = across;
    context.fillRect(width / 2 - half, y, half * 2, 1);
  }
  return layer;
}
