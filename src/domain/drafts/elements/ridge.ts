import { addStops, type Color, css, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { clamp, smoothstep } from '../../drawing/interpolation.js';
import { createPlate, createTexture, type Plate, type Stage } from '../stage.js';

/** Height of the outline over its foot at a place along the picture (0 left edge, 1 right edge), 0 to about 1. */
export type Outline = (x: number) => number;

export interface RidgeOptions {
  readonly outline: Outline;
  /** Pixels from the top at which the outline has height 0. */
  readonly baseY: number;
  /** Pixels from foot to a height of 1. */
  readonly height: number;
  /** Pixels from the top down to which it is painted. */
  readonly bottom: number;
  readonly depth: number;
  /** At the crest and at the bottom: mist makes the second one lighter. */
  readonly colors: readonly [crest: Color, bottom: Color];
  /** Rock with light and snow on it. Default: a plain silhouette. */
  readonly rock?: RockOptions;
  /** Painted on top of it, in pixels of the picture: trees, houses. */
  /** Pixels above the crest that what decorates it needs. Default 0. */
  readonly headroom?: number;
  readonly decorate?: (context: DrawingContext, crestY: (x: number) => number) => void;
  readonly purpose: string;
}

export interface RockOptions {
  readonly lit: Color;
  readonly shaded: Color;
  readonly snowLit: Color;
  readonly snowShaded: Color;
  /** How far down the snow lies: 0 none, 0.4 on the peaks, 1 everywhere. */
  readonly snow: number;
  /** -1 light from the left, 1 from the right. */
  readonly lightSide: number;
}

/** One range of mountains or hills. */
export function createRidge(stage: Stage, options: RidgeOptions): Plate {
  const { width } = stage;
  const crestY = (x: number): number => options.baseY - options.height * options.outline(x / width);
  const top = highest(crestY, width) - (options.headroom ?? 0) - 2;
  return createPlate(stage, { depth: options.depth, top, bottom: options.bottom }, (context) => {
    const margin = width * 0.08 + 8;
    context.save();
    traceRidge(context, { crestY, from: -margin, to: width + margin, bottom: options.bottom + margin });
    context.fillStyle = addStops(
      context.createLinearGradient(0, options.baseY - options.height * 1.1, 0, options.bottom),
      [
        [0, options.colors[0]],
        [1, options.colors[1]],
      ],
    );
    context.fill();
    if (options.rock !== undefined) {
      context.clip();
      paintRock(context, { stage, options, rock: options.rock, crestY, margin });
    }
    context.restore();
    options.decorate?.(context, crestY);
  });
}

/** Of the outline, in pixels from the top: the less a layer holds, the faster it is drawn. */
function highest(crestY: (x: number) => number, width: number): number {
  let top = Number.POSITIVE_INFINITY;
  for (let x = -width * 0.08; x <= width * 1.08; x += 2) top = Math.min(top, crestY(x));
  return top;
}

interface Trace {
  readonly crestY: (x: number) => number;
  readonly from: number;
  readonly to: number;
  readonly bottom: number;
}

function traceRidge(context: DrawingContext, trace: Trace): void {
  context.beginPath();
  context.moveTo(trace.from, trace.bottom);
  for (let x = trace.from; x <= trace.to; x += 2) context.lineTo(x, trace.crestY(x));
  context.lineTo(trace.to, trace.bottom);
  context.closePath();
}

interface RockCall {
  readonly stage: Stage;
  readonly options: RidgeOptions;
  readonly rock: RockOptions;
  readonly crestY: (x: number) => number;
  readonly margin: number;
}

/** Faces of rock that hang from the crest, lit from one side, fading into the mist at the foot. */
function paintRock(context: DrawingContext, call: RockCall): void {
  const { stage, options, rock, crestY, margin } = call;
  const top = options.baseY - options.height * 1.5;
  const width = Math.ceil((stage.width + 2 * margin) / 2);
  const height = Math.ceil((options.bottom - top) / 2);
  const crest = Float64Array.from({ length: width }, (_, x) => crestY(x * 2 - margin) - top);
  const relief = carveRelief(call, { width, height, crest });
  const noise = stage.noise(`snow ${options.purpose}`);
  const fine = 7.7 / stage.size;
  // Towards the light, by so much of the picture's size that ribs look alike in pictures of all sizes.
  const aside = Math.max(1, Math.round(stage.size * 0.0041)) * rock.lightSide;
  const above = Math.max(1, Math.round(stage.size * 0.0032)) * width;
  const texture = createTexture(stage, { width, height }, (data, index, x, y) => {
    const under = y * 2 - (crest[x] ?? 0);
    const drop = under / options.height;
    if (under < -4 || drop > 1.3) return;
    const at = y * width + x;
    const slope = (relief[at] ?? 0) - (relief[at - above + aside] ?? 0);
    const lit = smoothstep(-0.14, 0.14, slope);
    const line = rock.snow * (0.75 + 0.5 * noise.fractal(x * 2 * fine, under * fine * 0.73, 3));
    const snow = rock.snow === 0 ? 0 : 1 - smoothstep(line - 0.07, line + 0.05, drop + (1 - lit) * 0.06);
    for (let channel = 0; channel < 3; channel += 1) {
      const light = between(rock.lit[channel], rock.snowLit[channel], snow);
      const shade = between(rock.shaded[channel], rock.snowShaded[channel], snow);
      data[index + channel] = shade + (light - shade) * lit;
    }
    data[index + 3] = 255 * clamp(1 - smoothstep(0.35, 1.25, drop) * 0.9, 0, 1);
  });
  context.imageSmoothingQuality = 'high';
  context.drawImage(texture, -margin, top, width * 2, height * 2);
}

/** Heights of ribs and gullies, for every second pixel. */
function carveRelief(
  { stage, options }: RockCall,
  area: { readonly width: number; readonly height: number; readonly crest: Float64Array },
): Float32Array {
  const { width, height, crest } = area;
  const noise = stage.noise(`rock ${options.purpose}`);
  const relief = new Float32Array(width * height);
  const unit = 2 / stage.size;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const under = y * 2 - (crest[x] ?? 0);
      if (under < -14 || under > options.height * 1.3) continue;
      const u = x * unit * 5.5;
      const v = under * unit * 2;
      const lean = noise.at(u * 0.5, v * 0.5) * 0.35;
      relief[y * width + x] = noise.ridged(u + lean, v * 0.75, 4);
    }
  }
  return relief;
}

function between(from = 0, to = 0, share = 0): number {
  return from + (to - from) * share;
}

/** Jagged peaks around a few summits. */
export function peakOutline(
  stage: Stage,
  purpose: string,
  options: {
    readonly summits: readonly (readonly [x: number, height: number, width: number])[];
    readonly floor: number;
  },
): Outline {
  const noise = stage.noise(`outline ${purpose}`);
  const aspect = stage.width / stage.size;
  return (x) => {
    const along = x * aspect;
    let envelope = options.floor;
    for (const [at, height, width] of options.summits) {
      const away = Math.abs(along - at * aspect) / width;
      const slope = Math.max(0, 1 - away) ** 1.25;
      envelope = Math.max(envelope, options.floor + (height - options.floor) * slope);
    }
    const rough = noise.ridged(along * 2.6, 3.3, 5) - 0.42;
    const fine = noise.fractal(along * 14, 8.1, 3);
    return envelope + rough * 0.34 * (0.45 + envelope) + fine * 0.028;
  };
}

/** Rolling hills. */
export function hillOutline(stage: Stage, purpose: string, frequency: number, roughness = 0.04): Outline {
  const noise = stage.noise(`hills ${purpose}`);
  const aspect = stage.width / stage.size;
  return (x) => {
    const along = x * aspect * frequency;
    return 0.5 + 0.55 * noise.fractal(along, 1.7, 2) + roughness * noise.fractal(along * 7, 4.2, 3);
  };
}

/** The color of something at a distance: 0 here, 1 far away. */
export function throughAir(stage: Stage, color: Color, distance: number): Color {
  return mix(color, stage.palette.haze, clamp(distance, 0, 1));
}

export { css };
