import { type Color, css } from '../../drawing/color.js';
import { clamp, smoothstep } from '../../drawing/interpolation.js';
import { createPlate, createTexture, type Plate, type Stage } from '../stage.js';
import type { Outline } from './ridge.js';

export interface DuneOptions {
  readonly purpose: string;
  readonly outline: Outline;
  readonly baseY: number;
  readonly height: number;
  readonly bottom: number;
  readonly depth: number;
  readonly lit: Color;
  readonly shaded: Color;
  readonly foot: Color;
  /** -1 light from the left, 1 from the right. */
  readonly lightSide: number;
  /** How clearly wind ripples are seen, 0 to 1. */
  readonly ripples: number;
}

/** One dune: the crest parts the lit side from the one in shadow, wind has combed both. */
export function createDune(stage: Stage, options: DuneOptions): Plate {
  const { width, size } = stage;
  const margin = Math.ceil(width * 0.08) + 8;
  const crestY = (x: number): number => options.baseY - options.height * options.outline(x / width);
  let top = Number.POSITIVE_INFINITY;
  for (let x = -margin; x <= width + margin; x += 4) top = Math.min(top, Math.floor(crestY(x)) - 2);
  const noise = stage.noise(`dune ${options.purpose}`);
  return createPlate(stage, { depth: options.depth, top, bottom: options.bottom }, (context) => {
    const columns = Math.ceil((width + 2 * margin) / 2);
    const rows = Math.ceil((options.bottom + 20 - top) / 2);
    // Columns that a shadow may reach to the side, and those over which a slope is taken.
    const reach = Math.ceil(size * 0.21);
    const step = Math.max(1, Math.round(size * 0.0042));
    const crest = Float64Array.from({ length: columns + 2 * reach }, (_, x) =>
      crestY((x - reach) * 2 - margin),
    );
    const texture = createTexture(stage, { width: columns, height: rows }, (data, index, x, y) => {
      const pictureY = top + y * 2;
      const under = pictureY - (crest[x + reach] ?? 0);
      if (under < -3) return;
      const drop = under / size;
      const u = (x * 2) / size;
      const lean = clamp(drop * 0.156 + 0.027 * noise.at(drop * 7, u * 1.92), 0, 0.2) * size;
      const at = x + reach + Math.round(lean) * options.lightSide;
      const slope = ((crest[at + step] ?? 0) - (crest[at - step] ?? 0)) / (4 * step);
      const facing = smoothstep(
        -0.1,
        0.07,
        -slope * options.lightSide * (1 / (1 + drop * 1.6)) + 0.012 - drop * 0.12,
      );
      const comb =
        Math.sin((drop * 320) / (1 + drop * 3) + 5 * noise.fractal(u * 9.6, drop * 9, 2)) * options.ripples;
      const lit = clamp(facing * (0.86 + 0.14 * comb) + comb * 0.03, 0, 1);
      const fade = smoothstep(0, 0.4, drop);
      for (let channel = 0; channel < 3; channel += 1) {
        const shade = options.shaded[channel] ?? 0;
        const tone = shade + ((options.lit[channel] ?? 0) - shade) * lit;
        data[index + channel] = tone + ((options.foot[channel] ?? 0) - tone) * fade * 0.6;
      }
      data[index + 3] = 255;
    });
    context.beginPath();
    context.moveTo(-margin, options.bottom + 40);
    for (let x = -margin; x <= width + margin; x += 2) context.lineTo(x, crestY(x));
    context.lineTo(width + margin, options.bottom + 40);
    context.closePath();
    context.fillStyle = css(options.lit);
    context.fill();
    context.clip();
    context.imageSmoothingQuality = 'high';
    context.drawImage(texture, -margin, top, columns * 2, rows * 2);
  });
}

/** Long windward rises and short lee sides. */
export function duneOutline(stage: Stage, purpose: string, frequency: number): Outline {
  const noise = stage.noise(`dunes ${purpose}`);
  const aspect = stage.width / stage.size;
  return (x) => {
    const along = x * aspect * frequency;
    const warped = along + 0.22 * noise.at(along * 0.9, 5.2);
    const wave = noise.at(warped, 1.4);
    const peak = 1 - Math.abs(wave) * 1.7;
    return 0.3 + 0.5 * smoothstep(-0.2, 1, peak) * peak + 0.25 * noise.at(along * 0.5, 9.1);
  };
}
