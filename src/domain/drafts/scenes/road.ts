import { css, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createFigures } from '../elements/figures/figures.js';
import { createFirmament } from '../elements/firmament.js';
import { createDrive } from '../elements/highway/drive.js';
import { createGround } from '../elements/highway/ground.js';
import { roadTones } from '../elements/highway/view.js';
import { createMountainRange } from '../elements/mountain-range.js';
import { createRidge, hillOutline, throughAir } from '../elements/ridge.js';

export const road = defineScene({
  name: 'road',
  calls: { road: 1, person: 0.11, car: 0.8 },
  lights: ['sunset', 'dawn', 'day', 'night'],
  cameras: ['drift', 'push'],
  prepare: (stage) => {
    const { height, size, palette } = stage;
    const horizonY = Math.round(height * 0.54);
    const heavens = createFirmament(stage, { horizonY, sunX: 0.5 + stage.random('side').sign() * 0.06 });
    const range = createMountainRange(stage, {
      footY: horizonY - size * 0.005,
      height: size * 0.17,
      sunX: 0.62,
    });
    const tones = roadTones(stage);
    const hills = createRidge(stage, {
      purpose: 'hills',
      depth: 0.12,
      baseY: horizonY + size * 0.004,
      height: size * 0.04,
      bottom: horizonY + 4,
      outline: hillOutline(stage, 'hills', 2.2),
      colors: [throughAir(stage, tones.field, 0.62), throughAir(stage, tones.field, 0.5)],
    });
    const ground = createGround(stage, { horizonY, tones });
    const drive = createDrive(stage, { horizonY, tones });
    const air = stage.createLayer(stage.width, Math.ceil(size * 0.16));
    const airContext = air.getContext('2d');
    const veil = airContext.createLinearGradient(0, 0, 0, air.height);
    veil.addColorStop(0, css(palette.haze, 0));
    veil.addColorStop(0.4, css(mix(palette.haze, palette.sky[3], 0.4), 0.5));
    veil.addColorStop(1, css(palette.haze, 0));
    airContext.fillStyle = veil;
    airContext.fillRect(0, 0, stage.width, air.height);
    const figures = createFigures(stage, {
      x: stage.width * 0.5 + size * 0.02,
      y: horizonY + (height - horizonY) * 0.62,
      height: size * 0.24,
      depth: 0.5,
    });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      range(context, seconds);
      hills.draw(context, seconds);
      ground(context, seconds);
      context.drawImage(air, 0, Math.round(horizonY - air.height * 0.4));
      drive(context, seconds);
      figures(context, seconds);
    };
  },
});
