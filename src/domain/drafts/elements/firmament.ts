import type { Painter, Stage } from '../stage.js';
import { createClouds } from './clouds.js';
import { createSky, type SkyLight, type SkyOptions } from './sky.js';
import { createStars } from './stars.js';

export interface FirmamentOptions extends SkyOptions {
  /** How cloudy, compared with what the light and weather have: 1 as usual, 0 no cloud. */
  readonly cloudiness?: number;
  /** Stars compared with the usual number. Default 1. */
  readonly starDensity?: number;
}

export interface Firmament {
  readonly paint: Painter;
  readonly sun?: SkyLight;
}

/** Everything above the horizon: air, sun or moon, stars, high clouds and the streaks over the horizon. */
export function createFirmament(stage: Stage, options: FirmamentOptions): Firmament {
  const { horizonY, cloudiness = 1 } = options;
  const stars = createStars(stage, { bottom: horizonY, density: options.starDensity ?? 1 });
  const sky = createSky(stage, { ...options, decorate: stars.paintField });
  const light = sky.sun === undefined ? {} : { sun: sky.sun };
  const cover = coverOf(stage) * cloudiness;
  const layers =
    cloudiness === 0
      ? []
      : [
          createClouds(stage, {
            ...light,
            top: -horizonY * 0.06,
            bottom: horizonY * 0.78,
            cover,
            stretch: 3,
            speed: 0.005,
            purpose: 'high clouds',
          }),
          createClouds(stage, {
            ...light,
            top: horizonY * 0.5,
            bottom: horizonY,
            cover: cover + 0.1,
            stretch: 7,
            speed: 0.002,
            depth: 0.03,
            purpose: 'far clouds',
          }),
        ];
  return {
    ...light,
    paint: (context, seconds) => {
      sky.paint(context, seconds);
      stars.twinkle(context, seconds);
      for (const layer of layers) layer(context, seconds);
    },
  };
}

/** How much of the sky the clouds hide. */
function coverOf(stage: Stage): number {
  const { scene } = stage;
  if (scene.light === 'overcast' || scene.weather === 'rain') return 0.8;
  if (scene.weather !== 'clear') return 0.65;
  if (scene.concepts.has('clouds')) return 0.58;
  return scene.light === 'night' ? 0.25 : 0.4;
}
