import { css, hex, lighten, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createBeams } from '../elements/beams.js';
import { createClouds } from '../elements/clouds.js';
import { createFigures } from '../elements/figures/figures.js';
import { paintRow } from '../elements/forest/row.js';
import { type ForestTones, forestTones } from '../elements/forest/tones.js';
import { createParticles } from '../elements/particles.js';
import { glow } from '../elements/sky.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

export const forest = defineScene({
  name: 'forest',
  calls: {
    forest: 1,
    tree: 0.5,
    snow: 0.3,
    fog: 0.25,
    winter: 0.25,
    fireflies: 0.7,
    deer: 0.5,
    autumn: 0.45,
    spring: 0.3,
  },
  lights: ['dawn', 'day', 'sunset'],
  cameras: ['push', 'pan', 'drift'],
  prepare: (stage) => {
    const tones = forestTones(stage);
    const lightX = stage.width * stage.random('side').pick([0.36, 0.42, 0.58, 0.64]);
    const back = createPlate(stage, { depth: 0.25 }, (context) => {
      paintAir(context, { stage, tones, lightX });
      paintRow(context, { stage, tones, row: 0 });
      paintRow(context, { stage, tones, row: 1 });
    });
    const [middle, front] = [2, 3].map((row) =>
      createPlate(stage, { depth: 0.3 * row, top: -stage.size * 0.02 }, (context) => {
        paintRow(context, { stage, tones, row });
      }),
    );
    const mist = createClouds(stage, {
      top: stage.height * 0.42,
      bottom: stage.height * 0.9,
      cover: 0.7,
      stretch: 4,
      speed: 0.008,
      depth: 0.3,
      alpha: 0.6,
      purpose: 'forest mist',
      colors: [tones.light, tones.far],
    });
    const beams = createBeams(stage, {
      fromX: lightX,
      fromY: -stage.size * 0.22,
      toY: stage.height * 0.96,
      color: tones.beam,
      alpha: tones.beamAlpha,
      count: 9,
      spread: 0.62,
    });
    const figures = createFigures(stage, {
      x: stage.width * 0.5,
      y: stage.height * 0.87,
      height: stage.size * 0.24,
      depth: 0.6,
    });
    const motes = createMotes(stage, tones);
    return (context, seconds) => {
      back.draw(context, seconds);
      mist(context, seconds);
      middle?.draw(context, seconds);
      figures(context, seconds);
      beams(context, seconds);
      front?.draw(context, seconds);
      motes(context, seconds);
    };
  },
});

function paintAir(
  context: DrawingContext,
  { stage, tones, lightX }: { stage: Stage; tones: ForestTones; lightX: number },
): void {
  const { width, height, size } = stage;
  const gradient = context.createLinearGradient(0, 0, 0, height);
  gradient.addColorStop(0, css(mix(tones.far, tones.near, 0.3)));
  gradient.addColorStop(0.35, css(tones.far));
  gradient.addColorStop(0.68, css(mix(tones.far, tones.light, 0.55)));
  gradient.addColorStop(1, css(mix(tones.ground, tones.far, 0.3)));
  context.fillStyle = gradient;
  context.fillRect(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2);
  glow(context, { x: lightX, y: height * 0.3, radius: size * 0.75, squash: 0.9 }, tones.light, 0.85);
  glow(
    context,
    { x: lightX, y: height * 0.2, radius: size * 0.35, squash: 1 },
    lighten(tones.light, 0.1),
    0.7,
  );
}

function createMotes(stage: Stage, tones: ForestTones): Painter {
  const { width, height, size, scene } = stage;
  const flies = scene.light === 'night' || scene.concepts.has('fireflies');
  return createParticles(stage, {
    purpose: 'motes',
    count: flies ? 46 : 70,
    area: { left: 0, top: height * 0.15, width, height: height * 0.8 },
    velocity: [size * 0.008, -size * 0.006],
    sway: size * 0.02,
    radius: flies ? [size * 0.0016, size * 0.004] : [size * 0.0008, size * 0.0026],
    color: flies ? hex('#e6f58a') : tones.light,
    alpha: flies ? 0.95 : 0.6,
    flicker: flies ? 0.9 : 0.5,
    glowing: true,
  });
}
