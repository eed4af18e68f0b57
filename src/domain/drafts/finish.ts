import { css, hex } from '../drawing/color.js';
import type { DrawingContext } from '../drawing/drawing-context.js';
import { paintDraftMark } from './draft-mark.js';
import { createPlate, createTexture, type Painter, type Stage } from './stage.js';

/** Side of the square of grain that is laid over the picture, in pixels. */
const GRAIN_SIDE = 256;

/** What lies on the glass: darker corners, a breath of grain against banding, and the mark. */
export function createFinish(stage: Stage): Painter {
  const plate = createPlate(stage, { depth: 0 }, (context) => {
    paintVignette(context, stage);
    paintGrain(context, stage);
    paintDraftMark(context, stage);
  });
  return (context, seconds) => plate.draw(context, seconds);
}

function paintVignette(context: DrawingContext, stage: Stage): void {
  const { width, height } = stage;
  const radius = Math.hypot(width, height) / 2;
  context.save();
  context.translate(width / 2, height / 2);
  context.scale(width / (radius * 1.42), height / (radius * 1.42));
  const gradient = context.createRadialGradient(0, 0, radius * 0.55, 0, 0, radius * 1.05);
  const dark = hex('#05060c');
  gradient.addColorStop(0, css(dark, 0));
  gradient.addColorStop(0.5, css(dark, 0.06));
  gradient.addColorStop(1, css(dark, 0.3));
  context.fillStyle = gradient;
  context.fillRect(-radius * 1.5, -radius * 1.5, radius * 3, radius * 3);
  context.restore();
}

function paintGrain(context: DrawingContext, stage: Stage): void {
  const random = stage.random('grain');
  const tile = createTexture(stage, { width: GRAIN_SIDE, height: GRAIN_SIDE }, (data, index) => {
    const value = random.next() + random.next() - 1;
    const tone = value > 0 ? 255 : 0;
    data[index] = tone;
    data[index + 1] = tone;
    data[index + 2] = tone;
    data[index + 3] = Math.abs(value) * 7;
  });
  for (let y = 0; y < stage.height; y += GRAIN_SIDE) {
    for (let x = 0; x < stage.width; x += GRAIN_SIDE) context.drawImage(tile, x, y);
  }
}
