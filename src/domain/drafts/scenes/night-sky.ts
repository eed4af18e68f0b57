import { css, hex, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createFigures } from '../elements/figures/figures.js';
import { createMeteors } from '../elements/meteors.js';
import { createTurningSky } from '../elements/milky-way.js';
import { createRidge, hillOutline, throughAir } from '../elements/ridge.js';
import { createSky, glow } from '../elements/sky.js';
import { traceTreeLine } from '../elements/trees.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { createPlate } from '../stage.js';

export const nightSky = defineScene({
  name: 'night-sky',
  calls: { stars: 0.5, milkyway: 1, meteor: 0.9, moon: 0.25, night: 0.15, sky: 0.1 },
  lights: ['night'],
  cameras: ['crane', 'drift', 'push'],
  prepare: (stage) => {
    const { width, height, size, palette, scene } = stage;
    const horizonY = Math.round(height * 0.83);
    const moon = scene.concepts.has('moon');
    const sky = createSky(stage, moon ? { horizonY } : { horizonY, sunHeight: -4 });
    const stars = createTurningSky(stage, { galaxy: palette.stars * (moon ? 0.45 : 1) });
    const meteors = createMeteors(stage, {
      everySeconds: scene.concepts.has('meteor') ? 1.6 : 4.5,
      bottom: horizonY,
    });
    const air = createPlate(stage, { depth: 0, top: horizonY - size * 0.45, bottom: height }, (context) => {
      const place = { x: width * 0.5, y: horizonY, radius: size * 0.95, squash: 0.3 };
      glow(context, place, mix(palette.sky[3], palette.glow, 0.3), 0.5);
      glow(
        context,
        { ...place, x: width * 0.3, radius: size * 0.5 },
        mix(hex('#ffb27a'), palette.sky[3], 0.5),
        0.22,
      );
    });
    const far = createRidge(stage, {
      purpose: 'far hills',
      depth: 0.12,
      baseY: horizonY,
      height: size * 0.12,
      bottom: horizonY + size * 0.14,
      outline: hillOutline(stage, 'far hills', 1.6, 0.06),
      colors: [throughAir(stage, palette.ground, 0.42), throughAir(stage, palette.ground, 0.7)],
    });
    const slope = createWoodedRidge(stage, {
      purpose: 'slope',
      depth: 0.4,
      baseY: horizonY + size * 0.06,
      height: size * 0.1,
      bottom: height,
      outline: hillOutline(stage, 'slope', 1.3),
      colors: [throughAir(stage, palette.ground, 0.16), throughAir(stage, palette.ground, 0.3)],
      treeHeight: size * 0.034,
    });
    const near = createRidge(stage, {
      purpose: 'near',
      depth: 0.85,
      baseY: height * 0.99,
      height: size * 0.12,
      bottom: height,
      outline: (x) => 0.25 + 0.5 * Math.abs(x - 0.5) + 0.25 * hillOutline(stage, 'near', 1.4)(x),
      colors: [palette.ground, mix(palette.ground, hex('#000000'), 0.4)],
      headroom: size * 0.28,
      decorate: (context, crestY) => {
        context.fillStyle = css(palette.ground);
        const edge = (x: number): number => Math.max(0, Math.abs(x / width - 0.5) * 3.4 - 0.72);
        traceTreeLine(
          context,
          { from: -80, to: width + 80, footY: crestY, height: size * 0.22, gap: size * 0.05, density: edge },
          stage.random('near trees'),
        );
        context.fill();
      },
    });
    const figures = createFigures(stage, {
      x: width * 0.42,
      y: height * 0.965,
      height: size * 0.17,
      depth: 0.85,
    });
    return (context, seconds) => {
      sky.paint(context, seconds);
      stars(context, seconds);
      meteors(context, seconds);
      air.draw(context, seconds);
      far.draw(context, seconds);
      slope.draw(context, seconds);
      near.draw(context, seconds);
      figures(context, seconds);
    };
  },
});
