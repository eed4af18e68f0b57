import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createClouds } from '../elements/clouds.js';
import { createCabin } from '../elements/figures/cabin.js';
import { createSailboat } from '../elements/figures/sailboat.js';
import { createFirmament } from '../elements/firmament.js';
import { createMountainRange, whiteOf, woodColor } from '../elements/mountain-range.js';
import { traceBlades } from '../elements/reeds.js';
import { createReflection } from '../elements/reflection.js';
import { hillOutline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

export const lake = defineScene({
  name: 'lake',
  calls: { lake: 1, house: 0.2, river: 0.95, mountains: 0.4, white: 0.3, sailboat: 0.3 },
  lights: ['dawn', 'sunset', 'day'],
  cameras: ['push', 'pan', 'drift'],
  prepare: (stage) => {
    const { height, size, palette } = stage;
    const shoreY = Math.round(height * 0.56);
    const sunX = stage.random('side').pick([0.28, 0.36, 0.66, 0.74]);
    const heavens = createFirmament(stage, {
      horizonY: shoreY,
      bottom: shoreY + size * 0.06,
      sunX,
      sunHeight: Math.max(0.34, palette.sunHeight ?? 0),
    });
    const range = createMountainRange(stage, { footY: shoreY - size * 0.02, sunX, height: size * 0.34 });
    const woods = [0, 1].map((row) => {
      const trees = throughAir(stage, woodColor(stage), 0.42 - 0.26 * row);
      return createWoodedRidge(stage, {
        purpose: `shore ${row}`,
        depth: 0.2,
        baseY: shoreY + size * 0.004,
        height: size * (0.1 - 0.045 * row),
        bottom: shoreY,
        outline: (x) =>
          0.25 + hillOutline(stage, `shore ${row}`, 1.7)(x) * (0.4 + 1.1 * Math.abs(x - 0.5 + 0.12 * row)),
        colors: [trees, mix(trees, palette.haze, 0.35)],
        treeHeight: size * (0.022 + 0.014 * row),
        rows: 3,
        ...(palette.stars < 2 && isWhite(stage) ? { snow: throughAir(stage, whiteOf(stage), 0.25) } : {}),
      });
    });
    const cabin = createCabin(stage, {
      x: stage.width * 0.62,
      y: shoreY + 1,
      height: size * 0.075,
      depth: 0.2,
    });
    const boat = createSailboat(stage, { y: shoreY + size * 0.09, height: size * 0.14 });
    const above: Painter = (context, seconds) => {
      heavens.paint(context, seconds);
      range(context, seconds);
      for (const wood of woods) wood.draw(context, seconds);
      cabin(context, seconds);
    };
    const mirror = createReflection(stage, {
      horizonY: shoreY,
      source: above,
      tint: mix(palette.water, palette.ground, 0.25),
      tintAlpha: [0.12, 0.6],
      ripple: 0.75,
    });
    const mist = createClouds(stage, {
      top: shoreY - size * 0.07,
      bottom: shoreY + size * 0.08,
      cover: 0.62,
      stretch: 7,
      speed: 0.006,
      depth: 0.22,
      alpha: stage.scene.light === 'day' ? 0.35 : 0.75,
      purpose: 'lake mist',
      colors: [mix(palette.haze, palette.sky[3], 0.6), palette.haze],
    });
    const bank = createBank(stage);
    const birds =
      stage.scene.light === 'night'
        ? undefined
        : createBirds(stage, { centerY: shoreY - size * 0.24, count: 5 });
    return (context, seconds) => {
      above(context, seconds);
      birds?.(context, seconds);
      mirror(context, seconds);
      mist(context, seconds);
      boat(context, seconds);
      bank(context, seconds);
    };
  },
});

function isWhite(stage: Stage): boolean {
  const { scene } = stage;
  return scene.weather === 'snow' || scene.concepts.has('winter') || scene.concepts.has('white');
}

/** Reeds close to the eye, at both sides; they nod in the wind. */
function createBank(stage: Stage): Painter {
  const { width, height, size } = stage;
  const sides = [
    { left: 0, right: width * 0.25, phase: 0 },
    { left: width * 0.67, right: width, phase: 2 },
  ].map(({ phase, ...range }) => ({
    phase,
    plate: createPlate(
      stage,
      { ...range, depth: 0.9, top: height - size * 0.3, side: size * 0.02 },
      (context) => paintReeds(context, stage),
    ),
  }));
  return (context, seconds) => {
    for (const { plate, phase } of sides) {
      plate.draw(context, seconds, size * 0.0035 * Math.sin(seconds * 0.9 + phase));
    }
  };
}

function paintReeds(context: DrawingContext, stage: Stage): void {
  const { width, height, size, palette } = stage;
  const random = stage.random('reeds');
  const edge = (x: number): number => Math.abs(x / width - 0.46) * 3.1 - 0.72;
  const footY = (x: number): number => height + size * (0.035 - 0.09 * Math.max(0, edge(x)));
  const black = mix(palette.ground, hex('#0a0f0d'), 0.35);
  for (const row of [0, 1]) {
    context.fillStyle = css(mix(black, palette.haze, 0.14 * (1 - row)));
    traceBlades(
      context,
      {
        from: -size * 0.12,
        to: width + size * 0.12,
        footY: (x) => footY(x) + size * 0.03,
        height: size * (0.13 + 0.05 * row),
        gap: size * 0.0035,
        density: edge,
      },
      random,
    );
    context.fill();
  }
  context.beginPath();
  context.moveTo(-size * 0.2, height + size * 0.2);
  for (let x = -size * 0.12; x <= width + size * 0.12; x += 6) context.lineTo(x, footY(x));
  context.lineTo(width + size * 0.2, height + size * 0.2);
  context.fill();
}
