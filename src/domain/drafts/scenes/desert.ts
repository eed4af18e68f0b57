import { type Color, hex, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createDune, duneOutline } from '../elements/dune.js';
import { createBalloons } from '../elements/figures/balloons.js';
import { createFigures } from '../elements/figures/figures.js';
import { createFirmament } from '../elements/firmament.js';
import { createParticles } from '../elements/particles.js';
import type { Stage } from '../stage.js';

export const desert = defineScene({
  name: 'desert',
  calls: { desert: 1 },
  lights: ['sunset', 'day', 'dawn'],
  cameras: ['pan', 'push', 'crane'],
  prepare: (stage) => {
    const { width, height, size } = stage;
    const horizonY = Math.round(height * 0.58);
    const sunX = stage.random('side').pick([0.24, 0.32, 0.68, 0.76]);
    const heavens = createFirmament(stage, { horizonY, sunX, cloudiness: 0.62, sunScale: 1.15 });
    const lightSide = sunX < 0.5 ? -1 : 1;
    const sand = sandTones(stage);
    const dunes = [0, 1, 2, 3].map((row) => {
      const distance = [0.62, 0.36, 0.14, 0][row] ?? 0;
      return createDune(stage, {
        purpose: `dune ${row}`,
        outline: duneOutline(stage, `dune ${row}`, [3.2, 2.1, 1.5, 1.1][row] ?? 1),
        depth: 0.1 + row * 0.28,
        baseY: horizonY + size * ([0.02, 0.1, 0.23, 0.4][row] ?? 0.4),
        height: size * ([0.07, 0.13, 0.2, 0.24][row] ?? 0.2),
        bottom: row === 3 ? height : Math.min(height, horizonY + size * ([0.2, 0.36, 0.6][row] ?? 0.6)),
        lit: mix(sand.lit, sand.air, distance),
        shaded: mix(sand.shaded, sand.air, distance),
        foot: mix(mix(sand.lit, sand.shaded, 0.6), sand.air, distance * 0.8),
        lightSide,
        ripples: row < 1 ? 0 : 0.35 * row,
      });
    });
    const balloons = createBalloons(stage, { top: horizonY * 0.15, bottom: horizonY * 0.85 });
    const figures = createFigures(stage, {
      x: width * 0.5,
      y: horizonY + size * 0.19,
      height: size * 0.15,
      depth: 0.65,
      lightSide,
    });
    const drift = createParticles(stage, {
      purpose: 'sand',
      count: 90,
      area: { left: 0, top: horizonY - size * 0.02, width, height: height - horizonY },
      velocity: [size * 0.16 * -lightSide, size * 0.01],
      sway: size * 0.01,
      radius: [size * 0.0007, size * 0.002],
      color: mix(sand.lit, hex('#ffffff'), 0.3),
      alpha: 0.5,
    });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      balloons(context, seconds);
      dunes.forEach((dune, row) => {
        if (row === 3) figures(context, seconds);
        dune.draw(context, seconds);
      });
      drift(context, seconds);
    };
  },
});

function sandTones(stage: Stage): { lit: Color; shaded: Color; air: Color } {
  const { palette } = stage;
  const dim = 0.15 + 0.85 * palette.brightness;
  const sand = mix(hex('#f0a862'), palette.key, 0.3);
  const lit = mix(mix(palette.shade, palette.key, 0.15), sand, 0.3 + 0.7 * dim);
  return {
    lit,
    shaded: mix(mix(palette.shade, palette.ground, 0.2), hex('#a4572f'), 0.15 + 0.5 * dim),
    air: mix(mix(palette.haze, palette.sky[3], 0.4), lit, 0.35),
  };
}
