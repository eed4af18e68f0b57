import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { Painter, Stage } from '../stage.js';

interface Star {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly phase: number;
  readonly rate: number;
}

export interface StarOptions {
  /** Pixels from the top down to which there are stars; they thin out towards it. */
  readonly bottom: number;
  /** 1 as usual. */
  readonly density?: number;
}

const tones: readonly [Color, ...Color[]] = [hex('#ffffff'), hex('#cfe0ff'), hex('#fff0d8'), hex('#ffdcc4')];

export interface Stars {
  /** Those that stand still. */
  paintField(context: DrawingContext): void;
  /** The brightest: they twinkle. */
  readonly twinkle: Painter;
}

/** A field of stars; none where the light has none. */
export function createStars(stage: Stage, options: StarOptions): Stars {
  const visible = stage.palette.stars;
  const density = options.density ?? 1;
  const bright = placeBright(stage, options.bottom, Math.round(46 * density * visible));
  const color = css(mix(tones[0], stage.palette.glow, 0.2));
  return {
    paintField: (context) => paintField(context, stage, options.bottom, Math.round(900 * density * visible)),
    twinkle: (context, seconds) => {
      context.fillStyle = color;
      for (const star of bright) {
        const shine = 0.55 + 0.45 * Math.sin(seconds * star.rate + star.phase);
        context.globalAlpha = (0.35 + 0.65 * shine) * Math.min(1, 0.3 + visible);
        context.beginPath();
        context.arc(star.x, star.y, star.radius * (0.8 + 0.2 * shine), 0, Math.PI * 2);
        context.fill();
      }
      context.globalAlpha = 1;
    },
  };
}

function paintField(context: DrawingContext, stage: Stage, bottom: number, count: number): void {
  const random = stage.random('stars');
  const unit = stage.size / 960;
  for (let index = 0; index < count; index += 1) {
    const share = random.next() ** 1.25;
    const faintness = random.next();
    const radius = unit * (0.35 + 0.75 * (1 - faintness) ** 5);
    context.fillStyle = css(random.pick(tones), (0.2 + 0.75 * (1 - faintness) ** 1.6) * (1 - share * 0.75));
    context.beginPath();
    context.arc(random.next() * stage.width, share * bottom, radius, 0, Math.PI * 2);
    context.fill();
  }
}

function placeBright(stage: Stage, bottom: number, count: number): Star[] {
  const random = stage.random('bright stars');
  const unit = stage.size / 960;
  return Array.from({ length: count }, () => ({
    x: random.next() * stage.width,
    y: random.next() ** 1.4 * bottom * 0.85,
    radius: unit * random.between(0.9, 1.7),
    phase: random.between(0, 7),
    rate: random.between(0.8, 2.6),
  }));
}
