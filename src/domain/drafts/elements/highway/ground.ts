import { css, mix } from '../../../drawing/color.js';
import type { DrawingLayer } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import { createTexture, type Painter, type Stage } from '../../stage.js';
import { throughAir } from '../ridge.js';
import { NEAREST, type RoadCall, type RoadTones, SPEED } from './view.js';

/** Fields that stream towards the eye: strips of one long texture, each as far away as its place in the picture. */
export function createGround(stage: Stage, { horizonY, tones }: RoadCall): Painter {
  const { width, height } = stage;
  const depth = height - horizonY;
  const texture = paintField(stage, tones);
  const strips: { y: number; height: number; metres: number; next: number }[] = [];
  for (let y = 1; y < depth; ) {
    const tall = Math.min(depth - y, Math.max(1, Math.round((y / depth) * 5)));
    strips.push({ y, height: tall, metres: (depth * NEAREST) / y, next: (depth * NEAREST) / (y + tall) });
    y += tall;
  }
  const perMetre = texture.height / 2 / 60;
  return (context, seconds) => {
    const driven = seconds * SPEED * stage.scene.pace;
    context.fillStyle = css(throughAir(stage, tones.field, 0.5));
    context.fillRect(0, horizonY, width, 3);
    for (const strip of strips) {
      const at = wrap((driven + strip.metres) * perMetre, texture.height / 2);
      const rows = Math.min(texture.height / 2, Math.max(0.5, (strip.metres - strip.next) * perMetre));
      const columns = Math.min(texture.width, texture.width * Math.min(1, 0.16 + strip.metres / 60));
      context.drawImage(
        texture,
        (texture.width - columns) / 2,
        texture.height / 2 - at,
        columns,
        rows,
        0,
        horizonY + strip.y,
        width,
        strip.height + 0.5,
      );
    }
  };
}

function paintField(stage: Stage, tones: RoadTones): DrawingLayer {
  const noise = stage.noise('field');
  const rows = 512;
  const columns = 320;
  const light = mix(tones.field, stage.palette.key, 0.22);
  return createTexture(stage, { width: columns, height: rows * 2 }, (data, index, x, y) => {
    const v = ((y % rows) / rows) * 16;
    const tuft = noise.fractal(v, x * 0.05, 4, 16) + 0.5 * noise.at(v * 4, x * 0.3, 64);
    const share = Math.min(1, Math.max(0, 0.5 + tuft * 0.9));
    for (let channel = 0; channel < 3; channel += 1) {
      const dark = tones.fieldDark[channel] ?? 0;
      data[index + channel] = dark + ((light[channel] ?? 0) - dark) * share;
    }
    data[index + 3] = 255;
  });
}
