import { css, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { createPlate, type Plate, type Stage } from '../../stage.js';
import { traceBlades } from '../reeds.js';
import { throughAir } from '../ridge.js';
import type { MeadowTones } from './tones.js';

/** One strip of the field, thick with blades and dots of color; the nearer, the larger. */
export function createBand(
  stage: Stage,
  tones: MeadowTones,
  place: { band: number; horizonY: number },
): Plate {
  const { width, height, size } = stage;
  const near = place.band / 4;
  const footY = place.horizonY + (height - place.horizonY) * (0.06 + 0.74 * near ** 1.35);
  const noise = stage.noise(`band ${place.band}`);
  const random = stage.random(`band ${place.band}`);
  const crest = (x: number): number =>
    footY + size * (0.008 + 0.02 * near) * noise.fractal((x / size) * 3, place.band, 3);
  const blade = size * (0.016 + 0.07 * near);
  const tone = throughAir(stage, mix(tones.grass, tones.dark, 0.15 + 0.4 * near), 0.42 * (1 - near) ** 1.5);
  const top = footY - blade * 1.4 - size * 0.03;
  const following = (place.band + 1) / 4;
  const bottom =
    place.band === 4
      ? height
      : place.horizonY + (height - place.horizonY) * (0.06 + 0.74 * following ** 1.35) + size * 0.035;
  return createPlate(stage, { depth: 0.25 + 0.6 * near, top, bottom, side: size * 0.02 }, (context) => {
    context.beginPath();
    context.moveTo(-width * 0.2, height * 1.2);
    for (let x = -width * 0.15; x <= width * 1.15; x += 5) context.lineTo(x, crest(x));
    context.lineTo(width * 1.2, height * 1.2);
    const ground = context.createLinearGradient(0, footY, 0, footY + size * 0.2);
    ground.addColorStop(0, css(tone));
    ground.addColorStop(1, css(mix(tone, tones.dark, 0.7)));
    context.fillStyle = ground;
    context.fill();
    const line = {
      from: -width * 0.12,
      to: width * 1.12,
      footY: (x: number) => crest(x) + blade * 0.2,
      height: blade,
      gap: blade * 0.07,
    };
    for (const shade of [-0.25, 0.12]) {
      context.fillStyle = css(
        mix(tone, shade < 0 ? tones.dark : mix(tones.grass, stage.palette.key, 0.3), Math.abs(shade) * 1.6),
      );
      traceBlades(context, line, random);
      context.fill();
    }
    paintDots(context, { stage, tones, near, crest, blade }, random);
  });
}

function paintDots(
  context: DrawingContext,
  field: { stage: Stage; tones: MeadowTones; near: number; crest: (x: number) => number; blade: number },
  random: { next(): number; between(low: number, high: number): number },
): void {
  const { stage, tones, near, crest, blade } = field;
  const noise = stage.noise(`dots ${near}`);
  const count = Math.round(520 * (1 - 0.9 * near) * (stage.width / stage.size));
  tones.petals.forEach((petal, kind) => {
    context.beginPath();
    for (let index = 0; index < count / 3; index += 1) {
      const x = random.between(-0.1, 1.1) * stage.width;
      const deep = random.next();
      if (noise.at((x / stage.size) * 4, kind * 5 + deep) < -0.15) continue;
      const y = crest(x) - blade * random.between(0.2, 0.9) + deep * stage.size * (0.03 + 0.1 * near);
      const radius = stage.size * (0.0012 + 0.0042 * near) * random.between(0.7, 1.3);
      context.moveTo(x + radius, y);
      context.ellipse(x, y, radius, radius * 0.72, 0, 0, Math.PI * 2);
    }
    context.fillStyle = css(throughAir(stage, petal, 0.4 * (1 - near)));
    context.fill();
  });
}
