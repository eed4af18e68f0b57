import { type Color, hex, mix } from '../../drawing/color.js';
import type { Painter, Stage } from '../stage.js';
import { createRidge, peakOutline, type RockOptions, throughAir } from './ridge.js';

export interface MountainRangeOptions {
  /** Pixels from the top, where the mountains rise from. */
  readonly footY: number;
  /** Of the main summit, in pixels. */
  readonly height: number;
  /** Side that the light comes from, as a place in the picture from 0 to 1. */
  readonly sunX: number;
}

/** Two ranges of rock and snow: pale ones far away, the main summit before them. */
export function createMountainRange(stage: Stage, options: MountainRangeOptions): Painter {
  const { palette, size } = stage;
  const { footY, height, sunX } = options;
  const lightSide = sunX < 0.5 ? -1 : 1;
  const snow = snowDepth(stage);
  const random = stage.random('summits');
  const main = sunX < 0.5 ? random.between(0.56, 0.66) : random.between(0.34, 0.44);
  const ranges = [
    createRidge(stage, {
      purpose: 'far',
      depth: 0,
      baseY: footY,
      height: height * 0.66,
      bottom: footY + size * 0.06,
      outline: peakOutline(stage, 'far', {
        floor: 0.35,
        summits: [
          [random.next(), 0.85, 0.5],
          [random.next(), 0.8, 0.4],
        ],
      }),
      colors: [throughAir(stage, palette.shade, 0.62), throughAir(stage, palette.shade, 0.9)],
      rock: rockOf(stage, { distance: 0.62, snow: snow * 0.8, lightSide }),
    }),
    createRidge(stage, {
      purpose: 'main',
      depth: 0.16,
      baseY: footY + size * 0.02,
      height,
      bottom: footY + size * 0.12,
      outline: peakOutline(stage, 'main', {
        floor: 0.18,
        summits: [
          [main, 1, 0.52],
          [main + 0.3 * random.sign(), 0.62, 0.42],
        ],
      }),
      colors: [throughAir(stage, palette.shade, 0.3), throughAir(stage, palette.shade, 0.85)],
      rock: rockOf(stage, { distance: 0.3, snow, lightSide }),
    }),
  ];
  return (context, seconds) => {
    for (const range of ranges) range.draw(context, seconds);
  };
}

/** How far down the snow lies: 0.3 on summits only, 1 everywhere. */
export function snowDepth(stage: Stage): number {
  const { scene } = stage;
  if (scene.weather === 'snow' || scene.concepts.has('winter')) return 1;
  return scene.concepts.has('white') ? 0.75 : 0.32;
}

function rockOf(
  stage: Stage,
  { distance, snow, lightSide }: { distance: number; snow: number; lightSide: number },
): RockOptions {
  const { palette } = stage;
  const stone = mix(hex('#6a6470'), palette.shade, 0.45);
  const dim = 0.25 + 0.75 * palette.brightness;
  const moonlit = palette.brightness < 0.3 ? 0.2 : 0;
  const white = mix(
    mix(palette.shade, palette.sky[2], 0.3),
    mix(hex('#ffffff'), palette.key, 0.35),
    dim + moonlit,
  );
  return {
    lit: throughAir(stage, mix(stone, palette.key, 0.34 * dim), distance),
    shaded: throughAir(stage, mix(stone, palette.ground, 0.5), distance),
    snowLit: throughAir(stage, white, distance * 0.6),
    snowShaded: throughAir(stage, mix(mix(white, palette.shade, 0.55), palette.sky[1], 0.2), distance),
    snow,
    lightSide,
  };
}

/** Conifers as seen close by. */
export function woodColor(stage: Stage): Color {
  const { palette, scene } = stage;
  const green = scene.concepts.has('autumn') ? hex('#6b3f1c') : hex('#1f3d2c');
  return mix(palette.ground, green, 0.35 * palette.brightness);
}

/** Snow on the ground in this light. */
export function whiteOf(stage: Stage): Color {
  const { palette } = stage;
  return mix(palette.shade, mix(hex('#ffffff'), palette.sky[2], 0.3), 0.3 + 0.5 * palette.brightness);
}
