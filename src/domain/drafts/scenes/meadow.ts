import { hex, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createBalloons } from '../elements/figures/balloons.js';
import { createCabin } from '../elements/figures/cabin.js';
import { createFigures } from '../elements/figures/figures.js';
import { createFirmament } from '../elements/firmament.js';
import { createLoneTree } from '../elements/lone-tree.js';
import { createBand } from '../elements/meadow/band.js';
import { createFlowers } from '../elements/meadow/flowers.js';
import { meadowTones } from '../elements/meadow/tones.js';
import { createParticles } from '../elements/particles.js';
import { createRidge, hillOutline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';

export const meadow = defineScene({
  name: 'meadow',
  calls: {
    meadow: 1,
    blossom: 0.9,
    spring: 0.5,
    summer: 0.4,
    horse: 0.3,
    dog: 0.25,
    person: 0.11,
    tree: 0.6,
    balloon: 0.1,
  },
  lights: ['day', 'dawn', 'sunset'],
  cameras: ['push', 'pan', 'drift'],
  prepare: (stage) => {
    const { width, height, size, palette } = stage;
    const horizonY = Math.round(height * 0.52);
    const heavens = createFirmament(stage, { horizonY, sunX: stage.random('side').pick([0.28, 0.7]) });
    const tones = meadowTones(stage);
    const hills = [0, 1].map((row) =>
      createRidge(stage, {
        purpose: `hills ${row}`,
        depth: 0.08 + 0.06 * row,
        baseY: horizonY + size * 0.015,
        height: size * (0.1 - 0.035 * row),
        bottom: horizonY + size * 0.08,
        outline: hillOutline(stage, `hills ${row}`, 1.3 + row * 0.5),
        colors: [
          throughAir(stage, mix(tones.grass, palette.shade, 0.4), 0.72 - 0.25 * row),
          throughAir(stage, tones.grass, 0.75 - 0.2 * row),
        ],
      }),
    );
    const wood = createWoodedRidge(stage, {
      purpose: 'wood',
      depth: 0.2,
      baseY: horizonY + size * 0.02,
      height: size * 0.03,
      bottom: horizonY + size * 0.08,
      outline: hillOutline(stage, 'wood', 1.8),
      colors: [throughAir(stage, tones.dark, 0.4), throughAir(stage, tones.grass, 0.35)],
      treeHeight: size * 0.022,
      rows: 2,
    });
    const bands = Array.from({ length: 5 }, (_, band) => createBand(stage, tones, { band, horizonY }));
    const flowers = createFlowers(stage, tones);
    const pollen = createParticles(stage, {
      purpose: 'pollen',
      count: 56,
      area: { left: 0, top: horizonY - size * 0.1, width, height: height - horizonY + size * 0.1 },
      velocity: [size * 0.02, -size * 0.008],
      sway: size * 0.02,
      radius: [size * 0.0009, size * 0.0028],
      color: mix(palette.sun, tones.petals[0], 0.15),
      alpha: 0.75,
      flicker: 0.6,
      glowing: true,
    });
    const balloons = createBalloons(stage, { top: horizonY * 0.15, bottom: horizonY * 0.95 });
    const cabin = createCabin(stage, {
      x: width * 0.7,
      y: horizonY + size * 0.07,
      height: size * 0.12,
      depth: 0.3,
    });
    const tree = createLoneTree(stage, {
      x: width * 0.36,
      y: horizonY + (height - horizonY) * 0.3,
      height: size * 0.36,
      depth: 0.42,
      leaf: stage.scene.concepts.has('blossom')
        ? mix(stage.palette.ground, hex('#ffb3cc'), 0.35 + 0.65 * stage.palette.brightness)
        : tones.grass,
    });
    const figures = createFigures(stage, {
      x: width * 0.44,
      y: horizonY + (height - horizonY) * 0.58,
      height: size * 0.22,
      depth: 0.55,
    });
    const birds =
      stage.scene.light === 'night'
        ? undefined
        : createBirds(stage, { centerY: horizonY - size * 0.2, count: 5 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      for (const hill of hills) hill.draw(context, seconds);
      wood.draw(context, seconds);
      birds?.(context, seconds);
      balloons(context, seconds);
      bands.forEach((band, index) => {
        band.draw(context, seconds, size * 0.0016 * (index + 1) * Math.sin(seconds * 0.9 - index * 0.8));
        if (index === 1) cabin(context, seconds);
        if (index === 2) tree(context, seconds);
        if (index === 2) figures(context, seconds);
      });
      flowers(context, seconds);
      pollen(context, seconds);
    };
  },
});
