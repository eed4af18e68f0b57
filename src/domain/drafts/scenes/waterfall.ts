import { type Color, hex, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createFirmament } from '../elements/firmament.js';
import { type LeafCluster, paintLeafClusters } from '../elements/leaves.js';
import { createReflection } from '../elements/reflection.js';
import { hillOutline, throughAir } from '../elements/ridge.js';
import { paintCliff } from '../elements/waterfall/cliff.js';
import { createFalls } from '../elements/waterfall/falls.js';
import { CLIFF_DEPTH, cliffTones, layOut } from '../elements/waterfall/layout.js';
import { createSpray } from '../elements/waterfall/spray.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

export const waterfall = defineScene({
  name: 'waterfall',
  calls: { waterfall: 1.2 },
  lights: ['day', 'dawn', 'sunset'],
  cameras: ['crane', 'push', 'drift'],
  prepare: (stage) => {
    const { height, width, size, palette } = stage;
    const place = layOut(stage);
    const heavens = createFirmament(stage, {
      horizonY: height * 0.5,
      sunX: place.fallX < width / 2 ? 0.74 : 0.26,
    });
    const tones = cliffTones(stage);
    const woods = createWoodedRidge(stage, {
      purpose: 'plateau',
      depth: 0.2,
      baseY: place.lipY + size * 0.01,
      height: size * 0.09,
      bottom: place.lipY + size * 0.12,
      outline: hillOutline(stage, 'plateau', 1.6),
      colors: [throughAir(stage, tones.leaf, 0.5), throughAir(stage, tones.leaf, 0.7)],
      treeHeight: size * 0.036,
    });
    const cliff = createPlate(
      stage,
      { depth: CLIFF_DEPTH, top: place.lipY - size * 0.12, bottom: place.poolY + 4 },
      (context) => {
        paintCliff(context, stage, { place, tones });
      },
    );
    const falls = createFalls(stage, place);
    const above: Painter = (context, seconds) => {
      heavens.paint(context, seconds);
      woods.draw(context, seconds);
      cliff.draw(context, seconds);
      falls(context, seconds);
    };
    const pool = createReflection(stage, {
      horizonY: place.poolY,
      source: above,
      tint: mix(palette.water, tones.leaf, 0.45),
      tintAlpha: [0.25, 0.7],
      ripple: 1.7,
    });
    const spray = createSpray(stage, place);
    const frame = createFrame(stage, tones.near);
    return (context, seconds) => {
      above(context, seconds);
      pool(context, seconds);
      spray(context, seconds);
      frame(context, seconds);
    };
  },
});

/** Leaves close to the eye, out at the corners. */
function createFrame(stage: Stage, tone: Color): Painter {
  const { width, height, size, palette } = stage;
  const random = stage.random('frame');
  const plate = createPlate(stage, { depth: 0.95, top: -size * 0.05, side: size * 0.02 }, (context) => {
    const clusters: LeafCluster[] = Array.from({ length: 44 }, () => {
      const side = random.sign();
      const down = random.next();
      const inwards = size * 0.24 * random.next() * (0.25 + Math.abs(down - 0.45) * 1.6);
      return {
        x: side < 0 ? inwards - size * 0.03 : width - inwards + size * 0.03,
        y: down * height * 1.05,
        radius: size * random.between(0.05, 0.1),
        leaves: 46,
      };
    });
    const tones = {
      dark: mix(tone, hex('#000000'), 0.35),
      middle: tone,
      light: mix(tone, palette.key, 0.16),
    };
    paintLeafClusters(context, clusters, { length: size * 0.026, tones }, random);
  });
  return (context, seconds) =>
    plate.draw(
      context,
      seconds,
      size * 0.004 * Math.sin(seconds * 0.8),
      size * 0.002 * Math.sin(seconds * 1.1),
    );
}
