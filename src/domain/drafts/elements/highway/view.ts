import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';
import { snowDepth, whiteOf } from '../mountain-range.js';

/** World metres between two dashes, two posts. */
export const DASH_METRES = 12;
export const POST_METRES = 30;
/** Metres a second that the car drives. */
export const SPEED = 17;
export const FAR_METRES = 420;

export interface RoadTones {
  readonly field: Color;
  readonly fieldDark: Color;
  readonly asphalt: Color;
  readonly line: Color;
}

export function roadTones(stage: Stage): RoadTones {
  const { palette, scene } = stage;
  const dim = 0.16 + 0.84 * palette.brightness;
  const kind = scene.concepts.has('desert')
    ? '#c98a52'
    : scene.concepts.has('autumn')
      ? '#a5762e'
      : stage.random('field').pick(['#7c8a3f', '#b08a45', '#5f8a46']);
  const white = snowDepth(stage) > 0.6;
  const field = white
    ? whiteOf(stage)
    : mix(palette.ground, mix(hex(kind), palette.key, 0.25), 0.25 + 0.65 * dim);
  return {
    field,
    fieldDark: mix(field, palette.ground, 0.5),
    asphalt: mix(mix(hex('#34343c'), palette.shade, 0.3), palette.ground, 0.65 - 0.5 * dim),
    line: mix(palette.ground, mix(hex('#f7ecd0'), palette.key, 0.2), 0.35 + 0.6 * dim),
  };
}

export interface RoadCall {
  readonly horizonY: number;
  readonly tones: RoadTones;
}

/** Picture height of a point on the ground: `metres` ahead, seen from 1.4 m above the road. */
export function groundY(stage: Stage, horizonY: number, metres: number): number {
  return horizonY + ((stage.height - horizonY) * NEAREST) / metres;
}

/** Metres ahead at the bottom of the picture. */
export const NEAREST = 3.4;

export type PointOf = (metres: number, aside: number, driven: number) => readonly [number, number];
