import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createBeams } from '../elements/beams.js';
import { createSeaLife } from '../elements/figures/sea-life.js';
import { createFishSchool } from '../elements/fish.js';
import { createParticles } from '../elements/particles.js';
import { paintCorals } from '../elements/reef/corals.js';
import { createSeaweed } from '../elements/reef/seaweed.js';
import { type WaterTones, waterTones } from '../elements/reef/tones.js';
import { createRidge, hillOutline } from '../elements/ridge.js';
import { glow } from '../elements/sky.js';
import { createPlate, type Stage } from '../stage.js';

export const underwater = defineScene({
  name: 'underwater',
  calls: { underwater: 1, fish: 0.9, whale: 0.9, jellyfish: 1, turtle: 0.8 },
  lights: ['day'],
  cameras: ['drift', 'push', 'pan'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const tones = waterTones(stage);
    const lightX = width * stage.random('side').pick([0.35, 0.6]);
    const water = createPlate(stage, { depth: 0 }, (context) =>
      paintWater(context, stage, { tones, lightX }),
    );
    const beams = createBeams(stage, {
      fromX: lightX,
      fromY: -size * 0.5,
      toY: height * 0.95,
      color: tones.light,
      alpha: 0.5,
      count: 12,
      spread: 0.6,
    });
    const reefs = [0, 1, 2].map((row) =>
      createRidge(stage, {
        purpose: `reef ${row}`,
        depth: 0.2 + row * 0.32,
        baseY: height * (0.86 + 0.09 * row),
        height: size * (0.2 + 0.03 * row),
        bottom: height,
        headroom: size * 0.1,
        outline: reefOutline(stage, row),
        colors: [
          mix(tones.floor, tones.middle, 0.66 - 0.33 * row),
          mix(tones.floor, tones.middle, 0.4 - 0.2 * row),
        ],
        decorate: (context, crestY) => paintCorals(context, { stage, tones, row, crestY }),
      }),
    );
    const far = createFishSchool(stage, {
      purpose: 'far school',
      count: 30,
      length: size * 0.013,
      centerY: height * 0.36,
      color: mix(tones.floor, tones.middle, 0.45),
      spread: 0.13,
      depth: 0.3,
    });
    const near = createFishSchool(stage, {
      purpose: 'near school',
      count: 12,
      length: size * 0.034,
      centerY: height * 0.55,
      color: mix(tones.floor, tones.deep, 0.2),
      spread: 0.2,
      depth: 0.6,
      accent: tones.accent,
    });
    const life = createSeaLife(stage, { body: mix(tones.deep, tones.middle, 0.3), light: tones.light });
    const weed = createSeaweed(stage, tones);
    const bubbles = createParticles(stage, {
      purpose: 'bubbles',
      count: 70,
      area: { left: 0, top: 0, width, height },
      velocity: [0, -size * 0.04],
      sway: size * 0.012,
      radius: [size * 0.001, size * 0.0042],
      color: mix(tones.light, hex('#ffffff'), 0.4),
      alpha: 0.5,
      flicker: 0.3,
    });
    return (context, seconds) => {
      water.draw(context, seconds);
      far(context, seconds);
      reefs[0]?.draw(context, seconds);
      beams(context, seconds);
      reefs[1]?.draw(context, seconds);
      life(context, seconds);
      near(context, seconds);
      weed(context, seconds);
      reefs[2]?.draw(context, seconds);
      bubbles(context, seconds);
    };
  },
});

function paintWater(
  context: DrawingContext,
  stage: Stage,
  look: { tones: WaterTones; lightX: number },
): void {
  const { width, height, size } = stage;
  const { tones, lightX } = look;
  const gradient = context.createLinearGradient(0, 0, 0, height);
  gradient.addColorStop(0, css(mix(tones.top, tones.light, 0.25)));
  gradient.addColorStop(0.28, css(tones.top));
  gradient.addColorStop(0.62, css(tones.middle));
  gradient.addColorStop(1, css(tones.deep));
  context.fillStyle = gradient;
  context.fillRect(-4, -4, width + 8, height + 8);
  glow(context, { x: lightX, y: -size * 0.06, radius: size * 0.9, squash: 0.72 }, tones.light, 0.75);
  glow(context, { x: lightX, y: -size * 0.02, radius: size * 0.36, squash: 0.6 }, hex('#ffffff'), 0.6);
}

function reefOutline(stage: Stage, row: number) {
  const hills = hillOutline(stage, `reef ${row}`, 1.9 + row * 0.3, 0.1);
  return (x: number): number => hills(x) * 0.6 + 1.2 * Math.abs(x - 0.5) ** 1.7 * (0.6 + 0.3 * row);
}
