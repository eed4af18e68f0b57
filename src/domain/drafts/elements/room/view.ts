import { hex, mix } from '../../../drawing/color.js';
import type { Painter, Stage } from '../../stage.js';
import { createWeather } from '../../weather.js';
import { createFirmament } from '../firmament.js';
import { createRidge, hillOutline, throughAir } from '../ridge.js';
import { createSkyline, windowTones } from '../skyline.js';
import type { Frame } from './layout.js';

/** What lies behind the glass: the sky, roofs or hills. */
export function createOutside(stage: Stage, frame: Frame): Painter {
  const { size, palette, scene } = stage;
  const horizonY = Math.round(frame.sillY - size * 0.05);
  const heavens = createFirmament(stage, { horizonY, sunX: stage.random('sun').pick([0.38, 0.6]) });
  const town = scene.concepts.has('city') || stage.random('outside').next() < 0.55;
  const lit = scene.light === 'night' ? 0.4 : scene.light === 'sunset' ? 0.26 : 0.06;
  const rows = [0, 1].map((row) =>
    town
      ? createSkyline(stage, {
          purpose: `outside ${row}`,
          footY: horizonY + size * 0.06,
          height: size * (0.3 - 0.12 * row),
          depth: 0.12 + 0.1 * row,
          width: size * (0.05 + 0.02 * row),
          wall: throughAir(stage, mix(palette.ground, palette.shade, 0.4), 0.62 - 0.35 * row),
          foot: mix(palette.haze, palette.shade, 0.4),
          lit,
          windowTones: windowTones(scene.concepts.has('neon')),
          envelope: (x) => 0.5 + 0.4 * Math.sin(x * 7 + row * 2) ** 2,
        })
      : createRidge(stage, {
          purpose: `outside ${row}`,
          depth: 0.12 + 0.1 * row,
          baseY: horizonY + size * 0.02 * row,
          height: size * (0.16 - 0.06 * row),
          bottom: horizonY + size * 0.08,
          outline: hillOutline(stage, `outside ${row}`, 1.6 + row),
          colors: [
            throughAir(stage, mix(palette.ground, hex('#2f5a3a'), 0.4), 0.65 - 0.3 * row),
            throughAir(stage, palette.shade, 0.7),
          ],
        }),
  );
  const weather = scene.weather === 'rain' || scene.weather === 'clear' ? undefined : createWeather(stage);
  return (context, seconds) => {
    heavens.paint(context, seconds);
    for (const row of rows) row.draw(context, seconds);
    weather?.(context, seconds);
  };
}
