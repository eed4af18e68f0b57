import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';

export interface ForestTones {
  readonly light: Color;
  readonly far: Color;
  readonly near: Color;
  readonly leaf: Color;
  readonly ground: Color;
  readonly beam: Color;
  readonly beamAlpha: number;
}

export function forestTones(stage: Stage): ForestTones {
  const { palette, scene } = stage;
  const winter = scene.weather === 'snow' || scene.concepts.has('winter');
  const leaves = scene.concepts.has('autumn')
    ? hex('#d97a1f')
    : winter
      ? hex('#c9d6de')
      : scene.concepts.has('spring')
        ? hex('#9cc653')
        : hex('#5f9a46');
  const night = scene.light === 'night';
  const dim = night ? 0.18 : 0.55 + 0.45 * palette.brightness;
  const air = mix(mix(leaves, palette.sky[2], 0.5), palette.sky[3], 0.35);
  const black = mix(palette.ground, hex('#0d130f'), 0.55);
  return {
    light: night
      ? mix(palette.sky[3], palette.glow, 0.25)
      : mix(mix(leaves, hex('#ffffff'), 0.45), palette.key, 0.6),
    far: night ? mix(palette.sky[2], leaves, 0.08) : mix(air, leaves, 0.2),
    near: black,
    leaf: mix(black, leaves, dim),
    ground: mix(
      black,
      winter ? mix(hex('#dfe8ee'), palette.shade, 0.35) : leaves,
      winter ? 0.25 + 0.6 * dim : dim * 0.5,
    ),
    beam: mix(palette.key, palette.glow, night ? 0.5 : 0.3),
    beamAlpha: scene.light === 'overcast' || scene.weather === 'rain' ? 0.1 : night ? 0.3 : 0.6,
  };
}
