import { hex, mix } from '../../../drawing/color.js';
import { createPlate, type Painter, type Stage } from '../../stage.js';
import { createClouds } from '../clouds.js';
import { createParticles } from '../particles.js';
import { glow } from '../sky.js';
import { CLIFF_DEPTH, type Place } from './layout.js';

/** Spray where the water strikes: clouds that hang, drops that fly. */
export function createSpray(stage: Stage, place: Place): Painter {
  const { size, palette } = stage;
  const white = mix(palette.shade, mix(hex('#ffffff'), palette.sky[3], 0.2), 0.35 + 0.6 * palette.brightness);
  const foot = createPlate(
    stage,
    { depth: CLIFF_DEPTH, top: place.poolY - size * 0.2, bottom: place.poolY + size * 0.16, soft: true },
    (context) => {
      const spot = { x: place.fallX, y: place.poolY };
      glow(context, { ...spot, radius: place.fallWidth * 1.25, squash: 0.42 }, white, 0.85, 'source-over');
      glow(
        context,
        { ...spot, y: place.poolY - size * 0.04, radius: place.fallWidth * 0.8, squash: 0.75 },
        white,
        0.55,
        'source-over',
      );
    },
  );
  const mist = createClouds(stage, {
    top: place.poolY - size * 0.2,
    bottom: place.poolY + size * 0.1,
    cover: 0.5,
    stretch: 2.6,
    speed: 0.014,
    depth: 0.4,
    alpha: 0.6,
    purpose: 'spray',
    colors: [white, mix(white, palette.haze, 0.4)],
  });
  const drops = createParticles(stage, {
    purpose: 'drops',
    count: 60,
    area: {
      left: place.fallX - place.fallWidth,
      top: place.poolY - size * 0.2,
      width: place.fallWidth * 2,
      height: size * 0.24,
    },
    velocity: [size * 0.006, -size * 0.03],
    sway: size * 0.02,
    radius: [size * 0.001, size * 0.003],
    color: white,
    alpha: 0.7,
    flicker: 0.7,
  });
  return (context, seconds) => {
    context.globalAlpha = 0.88 + 0.12 * Math.sin(seconds * 1.3);
    foot.draw(context, seconds);
    context.globalAlpha = 1;
    mist(context, seconds);
    drops(context, seconds);
  };
}
