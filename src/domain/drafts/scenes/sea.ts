import { defineScene } from '../define-scene.js';
import { createFirmament } from '../elements/firmament.js';
import { createWater } from '../elements/water.js';

export const sea = defineScene({
  name: 'sea',
  calls: { sea: 1, beach: 1, waves: 0.9, sailboat: 0.6, lighthouse: 0.7, palm: 0.5 },
  lights: ['sunset', 'dawn', 'day'],
  cameras: ['push', 'drift', 'pan'],
  prepare: (stage) => {
    const horizonY = Math.round(stage.height * 0.54);
    const sunX = 0.5 + (stage.random('sun side').next() - 0.5) * 0.3;
    const heavens = createFirmament(stage, { horizonY, sunX });
    const light = heavens.sun === undefined ? {} : { sun: heavens.sun };
    const water = createWater(stage, { ...light, horizonY, roughness: 1 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      water(context, seconds);
    };
  },
});
