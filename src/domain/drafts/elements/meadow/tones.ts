import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';

export interface MeadowTones {
  readonly grass: Color;
  readonly dark: Color;
  readonly petals: readonly [Color, Color, Color];
}

export function meadowTones(stage: Stage): MeadowTones {
  const { palette, scene } = stage;
  const dim = 0.25 + 0.75 * palette.brightness;
  const green = scene.concepts.has('autumn') ? hex('#a8862f') : hex('#6da33c');
  const kinds: readonly [readonly [string, string, string], ...(readonly [string, string, string])[]] = [
    ['#e2574c', '#f6c945', '#f4f1e8'],
    ['#8a5fd0', '#b58be8', '#e9dcf7'],
    ['#f2a1c0', '#f7d3de', '#fff4ec'],
    ['#f5c534', '#f08a3c', '#fff0c0'],
  ];
  const [first, second, third] = stage.random('petals').pick(kinds);
  const seen = (code: string): Color =>
    mix(
      palette.ground,
      mix(scene.tint ?? hex(code), mix(hex(code), palette.key, 0.25), scene.tint === undefined ? 1 : 0.35),
      0.25 + 0.75 * dim,
    );
  return {
    grass: mix(palette.ground, mix(green, palette.key, 0.18), 0.2 + 0.72 * dim),
    dark: mix(palette.ground, mix(green, hex('#1f3b26'), 0.6), 0.2 + 0.5 * dim),
    petals: [seen(first), seen(second), seen(third)],
  };
}
