import { mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createClouds } from '../elements/clouds.js';
import { createFirmament } from '../elements/firmament.js';
import { createMountainRange, snowDepth, whiteOf, woodColor } from '../elements/mountain-range.js';
import { hillOutline, type Outline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import type { Plate, Stage } from '../stage.js';

export const mountains = defineScene({
  name: 'mountains',
  calls: { mountains: 1, white: 0.35 },
  lights: ['dawn', 'sunset', 'day'],
  cameras: ['pan', 'push', 'crane'],
  prepare: (stage) => {
    const { height, palette, size } = stage;
    const horizonY = Math.round(height * 0.66);
    const sunX = stage.random('side').pick([0.26, 0.32, 0.7, 0.76]);
    const heavens = createFirmament(stage, {
      horizonY,
      sunX,
      sunHeight: Math.max(palette.sunHeight ?? 0, 0.36),
    });
    const range = createMountainRange(stage, { footY: horizonY, height: size * 0.46, sunX });
    const mist = createClouds(stage, {
      top: horizonY - size * 0.16,
      bottom: horizonY + size * 0.1,
      cover: 0.75,
      stretch: 5,
      speed: 0.006,
      depth: 0.25,
      alpha: 0.8,
      purpose: 'mist',
      colors: [mix(palette.haze, palette.sky[3], 0.5), palette.haze],
    });
    const slopes = [0, 1, 2].map((row) => createSlope(stage, horizonY, row));
    const birds =
      stage.scene.light === 'night' ? undefined : createBirds(stage, { centerY: horizonY - size * 0.22 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      range(context, seconds);
      mist(context, seconds);
      birds?.(context, seconds);
      for (const slope of slopes) slope.draw(context, seconds);
    };
  },
});

function createSlope(stage: Stage, horizonY: number, row: number): Plate {
  const { height, palette, size } = stage;
  const trees = throughAir(stage, woodColor(stage), 0.5 - row * 0.22);
  const white = snowDepth(stage) > 0.6;
  return createWoodedRidge(stage, {
    purpose: `slope ${row}`,
    depth: 0.34 + row * 0.26,
    baseY: horizonY + size * (0.05 + row * 0.1),
    height: size * (0.12 + row * 0.04),
    bottom: row === 2 ? height : horizonY + size * (0.26 + row * 0.1),
    outline: row === 2 ? valleyOutline(stage) : hillOutline(stage, `slope ${row}`, 1.6 + row * 0.3),
    colors: [trees, mix(throughAir(stage, trees, 0.6 - row * 0.2), palette.haze, 0.1)],
    treeHeight: size * (0.03 + row * 0.035),
    ...(white ? { snow: throughAir(stage, whiteOf(stage), 0.3 - row * 0.1) } : {}),
  });
}

/** High at both sides of the picture, open in the middle. */
function valleyOutline(stage: Stage): Outline {
  const rough = hillOutline(stage, 'valley', 1.8);
  return (x) => 0.1 + 0.4 * rough(x) + 1.5 * Math.abs(x - 0.5) ** 1.6;
}
