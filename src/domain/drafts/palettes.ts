import { type Color, hex } from '../drawing/color.js';
import type { LightName } from './draft-scene.js';

/** The colors that one kind of light gives to everything. */
export interface Palette {
  /** Sky from its top to the horizon. */
  readonly sky: readonly [top: Color, upper: Color, lower: Color, horizon: Color];
  /** Disc of the sun or the moon. */
  readonly sun: Color;
  /** Halo around it. */
  readonly glow: Color;
  /** Strength of the halo, 0 to 1. */
  readonly glowStrength: number;
  /** Height of the sun between horizon (0) and top of the sky (1); absent when it can not be seen. */
  readonly sunHeight?: number;
  /** What the air makes of things far away. */
  readonly haze: Color;
  /** What stands closest, in shadow. */
  readonly ground: Color;
  /** Direct light on a surface. */
  readonly key: Color;
  /** The same surface turned away from it. */
  readonly shade: Color;
  readonly cloudLight: Color;
  readonly cloudShade: Color;
  /** Deep water. */
  readonly water: Color;
  /** How many of the stars can be seen, 0 to 1. */
  readonly stars: number;
  /** Light in the whole picture, 0 to 1. */
  readonly brightness: number;
}

/** Several moods of each light; the seed picks one. */
export const palettes: Readonly<Record<LightName, readonly [Palette, ...Palette[]]>> = {
  dawn: [
    palette(
      '#3c5c93 #8f9ccb #f2b9b4 #ffe4bd',
      '#fff6df #ffc79a 0.8 0.12',
      '#d9b2bd #262f49 #ffd9b5 #5a5f8c',
      {
        clouds: '#ffe0cf #a493b8',
        water: '#31517f',
        stars: 0.12,
        brightness: 0.7,
      },
    ),
    palette(
      '#2f6f93 #85b9c6 #f6d3b3 #fff0cb',
      '#fffbe6 #ffd89a 0.75 0.16',
      '#c4cfc8 #1f3b46 #ffe7bd #557f8e',
      {
        clouds: '#fff0dc #9bb3bd',
        water: '#2a6478',
        stars: 0.08,
        brightness: 0.74,
      },
    ),
  ],
  day: [
    palette(
      '#1b64bd #4a9be3 #9bd2f2 #e6f5f6',
      '#fffdf2 #fff3cf 0.55 0.74',
      '#b4d6e8 #1d3a2c #fff4d2 #4e7fa8',
      {
        clouds: '#ffffff #a9c2d8',
        water: '#12568f',
        stars: 0,
        brightness: 1,
      },
    ),
    palette('#1278a8 #46b3cf #a2deda #f3f6e2', '#fffef4 #fff0c2 0.6 0.7', '#b9dcd6 #1c4036 #fff1c8 #4c8c98', {
      clouds: '#ffffff #a6c9cc',
      water: '#0c6681',
      stars: 0,
      brightness: 1,
    }),
  ],
  sunset: [
    palette('#1c2456 #5c3f86 #e8716d #ffc983', '#fff3c8 #ff9a52 1 0.1', '#e58d72 #191126 #ffb26e #4a2c58', {
      clouds: '#ffa774 #6c4580',
      water: '#1d2a55',
      stars: 0.1,
      brightness: 0.55,
    }),
    palette('#24406e #6d7fa0 #f0a868 #ffe29a', '#fffade #ffb84f 1 0.15', '#e3ab78 #1c1a20 #ffd084 #5b4a58', {
      clouds: '#ffd39a #8a7482',
      water: '#24466b',
      stars: 0.04,
      brightness: 0.62,
    }),
    palette('#241046 #84265f #e2514f #ffb05e', '#ffedb8 #ff7a45 1 0.08', '#d8605b #170a1d #ff9a5e #4e1c48', {
      clouds: '#ff8a66 #672a60',
      water: '#2a1a4c',
      stars: 0.12,
      brightness: 0.5,
    }),
  ],
  night: [
    palette(
      '#050a1e #0c1a3e #1a3566 #3a6190',
      '#fbf6e2 #a9c6f2 0.6 0.66',
      '#28446f #04070f #a9c4f0 #0b1630',
      {
        clouds: '#5874a3 #14233f',
        water: '#07132b',
        stars: 1,
        brightness: 0.22,
      },
    ),
    palette('#0a0822 #1b1546 #3a2a6b #70518c', '#fff2dc #c9b2f0 0.6 0.6', '#473a70 #060512 #c3b4f2 #140f30', {
      clouds: '#7a68a8 #1d1840',
      water: '#0c0c2a',
      stars: 1,
      brightness: 0.22,
    }),
    palette(
      '#03101c #08263a #13495c #3c7f86',
      '#f6f8e4 #a6e0e2 0.55 0.7',
      '#1d4a5c #030a0f #a6dde2 #08202c',
      {
        clouds: '#4f8796 #0f2c3a',
        water: '#051a26',
        stars: 1,
        brightness: 0.22,
      },
    ),
  ],
  overcast: [
    palette('#3c566b #638396 #9bb4bb #d2ddd6', '#f4f6f2 #e6ecea 0.3', '#9cb2ba #1c2a35 #dde8e8 #46667c', {
      clouds: '#d3dfe0 #587388',
      water: '#234a5e',
      stars: 0,
      brightness: 0.62,
    }),
    palette('#3d4766 #6c7396 #a7a5b8 #dfd2c8', '#f6f2ec #f0e0cc 0.36', '#a3a4b6 #1d2030 #eadfd4 #4d5675', {
      clouds: '#dfd8d6 #5c6484',
      water: '#2a3f60',
      stars: 0,
      brightness: 0.58,
    }),
  ],
};

interface Rest {
  readonly clouds: string;
  readonly water: string;
  readonly stars: number;
  readonly brightness: number;
}

/**
 * `sky`: four colors from the top down; `sun`: disc, halo, strength of the halo, height if it can be seen;
 * `surfaces`: haze, ground, key, shade.
 */
function palette(sky: string, sun: string, surfaces: string, rest: Rest): Palette {
  const [top, upper, lower, horizon] = sky.split(' ');
  const [disc, glow, strength, height] = sun.split(' ');
  const [haze, ground, key, shade] = surfaces.split(' ');
  const [cloudLight, cloudShade] = rest.clouds.split(' ');
  return {
    sky: [read(top), read(upper), read(lower), read(horizon)],
    sun: read(disc),
    glow: read(glow),
    glowStrength: Number(strength),
    ...(height === undefined ? {} : { sunHeight: Number(height) }),
    haze: read(haze),
    ground: read(ground),
    key: read(key),
    shade: read(shade),
    cloudLight: read(cloudLight),
    cloudShade: read(cloudShade),
    water: read(rest.water),
    stars: rest.stars,
    brightness: rest.brightness,
  };
}

function read(code = '#000000'): Color {
  return hex(code);
}
