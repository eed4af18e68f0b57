import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';

export const CLIFF_DEPTH = 0.3;

export interface Place {
  readonly fallX: number;
  readonly fallWidth: number;
  readonly lipY: number;
  readonly poolY: number;
}

export function layOut(stage: Stage): Place {
  const { width, height, size } = stage;
  const side = stage.random('fall').between(0.42, 0.58);
  return {
    fallX: width * side,
    fallWidth: size * 0.2,
    lipY: height * 0.24,
    poolY: Math.round(height * 0.77),
  };
}

export interface CliffTones {
  readonly lit: Color;
  readonly shaded: Color;
  readonly moss: Color;
  readonly leaf: Color;
  readonly near: Color;
}

export function cliffTones(stage: Stage): CliffTones {
  const { palette, scene } = stage;
  const dim = 0.2 + 0.8 * palette.brightness;
  const stone = mix(hex('#5d5f66'), palette.shade, 0.3);
  const green = scene.concepts.has('autumn') ? hex('#b5702a') : hex('#47803c');
  return {
    lit: mix(palette.ground, mix(stone, palette.key, 0.35), 0.3 + 0.7 * dim),
    shaded: mix(palette.ground, stone, 0.22 + 0.2 * dim),
    moss: mix(palette.ground, green, 0.15 + 0.75 * dim),
    leaf: mix(palette.ground, green, 0.1 + 0.5 * dim),
    near: mix(palette.ground, green, 0.06 + 0.14 * dim),
  };
}
