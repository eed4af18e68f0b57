import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createBreakers } from '../elements/breakers.js';
import { createFigures } from '../elements/figures/figures.js';
import { createLighthouse } from '../elements/figures/lighthouse.js';
import { createSailboat } from '../elements/figures/sailboat.js';
import { createFirmament } from '../elements/firmament.js';
import { createPalms } from '../elements/palms.js';
import { createShore } from '../elements/shore.js';
import { createWater } from '../elements/water.js';
import type { Painter, Stage } from '../stage.js';

export const sea = defineScene({
  name: 'sea',
  calls: {
    sea: 1,
    beach: 1,
    waves: 0.9,
    sailboat: 0.6,
    lighthouse: 1.2,
    palm: 0.7,
    sunset: 0.25,
    dawn: 0.1,
    person: 0.1,
  },
  lights: ['sunset', 'dawn', 'day'],
  cameras: ['push', 'drift', 'pan'],
  prepare: (stage) => {
    const { width, height, size, scene } = stage;
    const horizonY = Math.round(height * 0.54);
    const side = stage.random('sun side').sign();
    const heavens = createFirmament(stage, {
      horizonY,
      bottom: horizonY + size * 0.06,
      sunX: 0.5 + side * stage.random('sun').between(0.04, 0.16),
    });
    const light = heavens.sun === undefined ? {} : { sun: heavens.sun };
    const layers: Painter[] = [
      heavens.paint,
      ...(scene.light === 'night'
        ? []
        : [createBirds(stage, { centerY: horizonY * 0.72, count: scene.concepts.has('birds') ? 12 : 5 })]),
      createWater(stage, { ...light, horizonY, roughness: 1 }),
      createLighthouse(stage, { y: horizonY + size * 0.02, side: -side }),
      createSailboat(stage, { y: horizonY + size * 0.035, height: size * 0.15 }),
      ...(scene.concepts.has('waves') ? [createBreakers(stage, { horizonY, bottom: height })] : []),
      ...(hasShore(stage) ? [createShore(stage, { y: height * 0.85 })] : []),
      createFigures(stage, {
        x: width * (0.5 - side * 0.2),
        y: height * 0.92,
        height: size * 0.24,
        depth: 0.6,
        lightSide: side,
      }),
      createPalms(stage),
    ];
    return (context, seconds) => {
      for (const layer of layers) layer(context, seconds);
    };
  },
});

/** Somebody has to stand on something. */
function hasShore({ scene }: Stage): boolean {
  return (['beach', 'palm', 'person', 'couple', 'dog', 'cat', 'horse', 'deer'] as const).some((concept) =>
    scene.concepts.has(concept),
  );
}
