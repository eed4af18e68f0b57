import { css, mix } from '../../drawing/color.js';
import { smoothstep } from '../../drawing/interpolation.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createClouds } from '../elements/clouds.js';
import { createBalloons } from '../elements/figures/balloons.js';
import { createCabin } from '../elements/figures/cabin.js';
import { createFigures } from '../elements/figures/figures.js';
import { createFirmament } from '../elements/firmament.js';
import { createMountainRange, snowDepth, whiteOf, woodColor } from '../elements/mountain-range.js';
import { hillOutline, type Outline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { createPlate, type Plate, type Stage } from '../stage.js';

export const mountains = defineScene({
  name: 'mountains',
  calls: { mountains: 1, house: 0.25, person: 0.12, white: 0.35 },
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
    const { width } = stage;
    const balloons = createBalloons(stage, { top: horizonY * 0.12, bottom: horizonY * 0.8 });
    const cabin = createCabin(stage, {
      x: width * 0.56,
      y: horizonY + size * 0.16,
      height: size * 0.085,
      depth: 0.5,
    });
    const ledge = createLedge(stage);
    const figures = createFigures(stage, {
      x: width * 0.3,
      y: height * 0.9,
      height: size * 0.2,
      depth: 0.95,
    });
    const birds =
      stage.scene.light === 'night' ? undefined : createBirds(stage, { centerY: horizonY - size * 0.22 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      range(context, seconds);
      mist(context, seconds);
      birds?.(context, seconds);
      balloons(context, seconds);
      slopes.forEach((slope, row) => {
        slope.draw(context, seconds);
        if (row === 1) cabin(context, seconds);
      });
      ledge?.draw(context, seconds);
      figures(context, seconds);
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
    bottom: row === 2 ? height : horizonY + size * (0.19 + row * 0.12),
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

/** A rock before the valley, for somebody to stand on. */
function createLedge(stage: Stage): Plate | undefined {
  const { width, height, size, palette, scene } = stage;
  if (!(['person', 'couple', 'dog', 'cat', 'horse', 'deer'] as const).some((one) => scene.concepts.has(one)))
    return undefined;
  const noise = stage.noise('ledge');
  return createPlate(stage, { depth: 0.95, top: height * 0.8 }, (context) => {
    const stone = mix(palette.ground, palette.shade, 0.16);
    context.beginPath();
    context.moveTo(-width * 0.1, height * 1.2);
    context.lineTo(-width * 0.1, height * 0.89);
    for (let x = -width * 0.1; x < width * 0.56; x += 4) {
      const fall = smoothstep(0.44, 0.56, x / width);
      context.lineTo(
        x,
        height * 0.9 + size * (0.012 * noise.fractal((x / size) * 5, 2, 3) + 0.26 * fall * fall),
      );
    }
    context.lineTo(width * 0.58, height * 1.2);
    const gradient = context.createLinearGradient(0, height * 0.88, 0, height);
    gradient.addColorStop(0, css(mix(stone, palette.key, 0.14)));
    gradient.addColorStop(0.12, css(stone));
    gradient.addColorStop(1, css(mix(stone, palette.ground, 0.8)));
    context.fillStyle = gradient;
    context.fill();
  });
}
