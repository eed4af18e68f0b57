import { hex, mix } from '../../../drawing/color.js';
import type { DrawingLayer } from '../../../drawing/drawing-context.js';
import { smoothstep, wrap } from '../../../drawing/interpolation.js';
import { atDepth, createTexture, type Painter, type Stage } from '../../stage.js';
import { CLIFF_DEPTH, type Place } from './layout.js';

/** Falling water: two sheets of streaks, the thin one faster, cut to the shape of the fall. */
export function createFalls(stage: Stage, place: Place): Painter {
  const { size } = stage;
  const tall = Math.ceil(place.poolY - place.lipY + size * 0.02);
  const wide = Math.ceil(place.fallWidth * 1.5);
  const sheets = [0, 1].map((sheet) => ({
    texture: paintStreaks(stage, sheet),
    speed: size * (0.34 + 0.2 * sheet),
    alpha: sheet === 0 ? 0.95 : 0.7,
  }));
  const mask = paintFallShape(stage, { wide, tall });
  const fall = stage.createLayer(wide, tall);
  const inside = fall.getContext('2d');
  const period = size * 0.9;
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    inside.globalCompositeOperation = 'copy';
    inside.drawImage(mask, 0, 0);
    inside.globalCompositeOperation = 'source-atop';
    for (const sheet of sheets) {
      inside.globalAlpha = sheet.alpha;
      const shift = wrap(time * sheet.speed, period) - period;
      for (let y = shift; y < tall; y += period) inside.drawImage(sheet.texture, 0, y, wide, period + 1);
    }
    inside.globalAlpha = 1;
    atDepth(context, { stage, depth: CLIFF_DEPTH, seconds }, () => {
      context.drawImage(fall, place.fallX - wide / 2, place.lipY);
    });
  };
}

function paintStreaks(stage: Stage, sheet: number): DrawingLayer {
  const noise = stage.noise(`streaks ${sheet}`);
  const { palette } = stage;
  const bright = 0.35 + 0.65 * palette.brightness;
  const white = mix(palette.shade, mix(hex('#ffffff'), palette.key, 0.18), bright);
  const deep = mix(mix(palette.water, palette.shade, 0.6), white, 0.25);
  return createTexture(stage, { width: 160, height: 256 }, (data, index, x, y) => {
    const streak = noise.fractal((y / 256) * 4, x * 0.14, 4, 4) + 0.5 * noise.at((y / 256) * 2, x * 0.45, 2);
    const foam = smoothstep(-0.25, 0.4, streak);
    for (let channel = 0; channel < 3; channel += 1) {
      const from = deep[channel] ?? 0;
      data[index + channel] = from + ((white[channel] ?? 0) - from) * foam;
    }
    data[index + 3] = sheet === 0 ? 255 : 230 * smoothstep(0.05, 0.5, streak);
  });
}

/** White where water falls: narrow at the lip, wider and torn below. */
function paintFallShape(stage: Stage, area: { wide: number; tall: number }): DrawingLayer {
  const noise = stage.noise('fall shape');
  const columns = Math.ceil(area.wide / 2);
  const rows = Math.ceil(area.tall / 2);
  return createScaled(
    stage,
    area,
    createTexture(stage, { width: columns, height: rows }, (data, index, x, y) => {
      const down = y / rows;
      const across = Math.abs(x / columns - 0.5) * 2 * 1.5;
      const edge = 0.82 + 0.34 * down ** 1.4 + 0.14 * noise.fractal(down * 5, x < columns / 2 ? 1 : 9, 3);
      const torn = 0.16 * noise.fractal(x * 0.12, down * 3, 3);
      const alpha = 1 - smoothstep(edge - 0.12, edge + 0.06, across + torn);
      data[index] = 255;
      data[index + 1] = 255;
      data[index + 2] = 255;
      data[index + 3] = 255 * alpha * smoothstep(0, 0.02, down + 0.006);
    }),
  );
}

function createScaled(
  stage: Stage,
  area: { wide: number; tall: number },
  texture: DrawingLayer,
): DrawingLayer {
  const layer = stage.createLayer(area.wide, area.tall);
  const context = layer.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(texture, 0, 0, area.wide, area.tall);
  return layer;
}
