import { type Color, mix } from '../../drawing/color.js';
import type { PixelValues } from '../../drawing/drawing-context.js';
import { clamp, smoothstep, wrap } from '../../drawing/interpolation.js';
import type { Noise } from '../../drawing/noise.js';
import { createEndlessLayer, drawSoft, type Painter, type Stage } from '../stage.js';
import type { SkyLight } from './sky.js';

export interface CloudOptions {
  /** Pixels from the top. */
  readonly top: number;
  readonly bottom: number;
  readonly sun?: SkyLight;
  /** How much of the sky they hide, 0 to 1. */
  readonly cover: number;
  /** How much wider than high they are, 1 (heaps) to 8 (streaks). */
  readonly stretch: number;
  /** Pictures a second to the right. */
  readonly speed: number;
  readonly depth?: number;
  readonly alpha?: number;
  /** Colors where the light falls and where it does not. Default: those of the light. */
  readonly colors?: readonly [light: Color, shade: Color];
  readonly purpose: string;
}

/** Pixels in one column of the cloud texture: clouds are soft, and stretched once, not in each frame. */
const COLUMN_PIXELS = 4.6;
/** Units of noise along the texture, which repeats after them. */
const PERIOD = 7;

/** A bank of clouds lit by the sun, drifting for ever: its right edge fits its left one. */
export function createClouds(stage: Stage, options: CloudOptions): Painter {
  const height = Math.ceil(options.bottom - options.top);
  const width = bankWidth(stage);
  const { width: columns, height: rows } = textureSize(width, height);
  const layer = createEndlessLayer(stage, { width, height, columns, rows }, cloudWriter(stage, options));
  const { speed, depth = 0.06, alpha = 1 } = options;
  return (context, seconds) => {
    const shift = wrap(seconds * speed * stage.scene.pace * stage.width, width);
    context.globalAlpha = alpha;
    for (let x = shift - width; x < stage.width * 1.1; x += width) {
      drawSoft(context, { stage, depth, seconds }, { layer, x, y: options.top });
    }
    context.globalAlpha = 1;
  };
}

/** Clouds have the same size in a tall picture as in a wide one. */
function bankWidth({ width, size }: Stage): number {
  return Math.ceil(Math.max(size * 2, width * 1.2));
}

function textureSize(width: number, height: number): { width: number; height: number } {
  return {
    width: Math.max(64, Math.round(width / COLUMN_PIXELS)),
    height: Math.max(24, Math.round(height / COLUMN_PIXELS)),
  };
}

function cloudWriter(
  stage: Stage,
  options: CloudOptions,
): (data: PixelValues, index: number, x: number, y: number) => void {
  const { palette } = stage;
  const noise = stage.noise(options.purpose);
  const area = textureSize(bankWidth(stage), Math.ceil(options.bottom - options.top));
  const unit = PERIOD / area.width;
  const threshold = 0.42 - options.cover * 0.85;
  const lightX = options.sun === undefined ? 0 : -0.05;
  const lightY = stage.scene.light === 'day' || stage.scene.light === 'night' ? -0.16 : 0.12;
  const [bright, dark] = options.colors ?? [palette.cloudLight, palette.cloudShade];
  const ramp = Array.from({ length: 64 }, (_, step) => mix(dark, bright, step / 63));
  return (data, index, x, y) => {
    const u = x * unit;
    const v = y * unit * options.stretch;
    const warp = noise.at(u * 2 + 40, v * 2 + 9, PERIOD * 2) * 0.22;
    const density = thickness(noise, u, v + warp, 5);
    const edge = smoothstep(0, 0.16, y / area.height) * smoothstep(1, 0.72, y / area.height);
    const alpha = smoothstep(threshold, threshold + 0.5, density) * edge;
    if (alpha <= 0.004) return;
    const facing = density - thickness(noise, u + lightX, v + warp + lightY, 3);
    const lit = clamp(0.5 + facing * 1.5 - (density - threshold) * 0.35, 0, 1);
    const [red, green, blue] = ramp[Math.round(lit * 63)] ?? bright;
    data[index] = red;
    data[index + 1] = green;
    data[index + 2] = blue;
    data[index + 3] = alpha * 235;
  };
}

function thickness(noise: Noise, x: number, y: number, octaves: number): number {
  return noise.fractal(x, y, octaves, PERIOD);
}
