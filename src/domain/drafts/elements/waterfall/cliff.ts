import { mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { clamp, smoothstep } from '../../../drawing/interpolation.js';
import { createTexture, type Stage } from '../../stage.js';
import { type LeafCluster, paintLeafClusters } from '../leaves.js';
import type { CliffTones, Place } from './layout.js';

/** Blocks of rock in ledges, moss on what faces up, a dark wet groove behind the water. */
export function paintCliff(
  context: DrawingContext,
  stage: Stage,
  look: { place: Place; tones: CliffTones },
): void {
  const { width, size } = stage;
  const { place, tones } = look;
  const noise = stage.noise('cliff');
  const margin = Math.ceil(width * 0.06) + 8;
  const edge = (x: number): number => {
    const away = Math.abs(x - place.fallX) / (place.fallWidth * 0.5);
    const shoulder = smoothstep(0.8, 2.4, away);
    return (
      place.lipY -
      size * 0.07 * shoulder * (0.6 + noise.fractal((x / size) * 4, 3, 3)) +
      size * 0.012 * (1 - shoulder)
    );
  };
  const top = place.lipY - size * 0.14;
  const columns = Math.ceil((width + 2 * margin) / 2);
  const rows = Math.ceil((place.poolY + 8 - top) / 2);
  const unit = 2 / size;
  const texture = createTexture(stage, { width: columns, height: rows }, (data, index, x, y) => {
    const pictureX = x * 2 - margin;
    const u = x * unit;
    const v = y * unit;
    const stack = noise.at(u * 3.1, v * 0.8 + 4) * 0.8;
    const column = noise.ridged(u * 7 + stack, v * 1.7, 4);
    const aside = noise.ridged(u * 7 + stack + 0.06, v * 1.7 - 0.03, 4);
    const ledge = noise.fractal(u * 2.2, v * 9 + noise.at(u * 4, 2) * 1.2, 3);
    const lit = clamp(0.45 + (column - aside) * 2.6 + ledge * 0.25, 0, 1);
    const away = Math.abs(pictureX - place.fallX) / place.fallWidth;
    const wet = 1 - smoothstep(0.35, 0.95, away);
    const moss =
      smoothstep(0.02, 0.5, ledge * 0.55 + 0.6 * noise.fractal(u * 13, v * 22, 3)) *
      (1 - wet * 0.5) *
      (0.25 + 0.75 * lit);
    const dark = (1 - 0.55 * wet) * (0.8 + 0.2 * smoothstep(0, 0.4, away));
    for (let channel = 0; channel < 3; channel += 1) {
      const shade = tones.shaded[channel] ?? 0;
      const rock = shade + ((tones.lit[channel] ?? 0) - shade) * lit;
      data[index + channel] = (rock + ((tones.moss[channel] ?? 0) - rock) * moss * 0.7) * dark;
    }
    data[index + 3] = 255;
  });
  context.save();
  context.beginPath();
  context.moveTo(-margin, place.poolY + 20);
  for (let x = -margin; x <= width + margin; x += 3) context.lineTo(x, edge(x));
  context.lineTo(width + margin, place.poolY + 20);
  context.clip();
  context.imageSmoothingQuality = 'high';
  context.drawImage(texture, -margin, top, columns * 2, rows * 2);
  context.restore();
  paintCliffPlants(context, stage, { place, tones, edge });
}

function paintCliffPlants(
  context: DrawingContext,
  stage: Stage,
  look: { place: Place; tones: CliffTones; edge: (x: number) => number },
): void {
  const { width, size } = stage;
  const random = stage.random('cliff plants');
  const clusters: LeafCluster[] = Array.from({ length: 46 }, (_, index) => {
    const away = random.sign() * (0.72 + 4 * random.next() ** 1.3) * look.place.fallWidth;
    const x = clamp(look.place.fallX + away, -40, width + 40);
    const onEdge = index % 3 !== 0;
    const fall = onEdge ? -0.01 : 0.06 + 0.4 * random.next();
    return { x, y: look.edge(x) + size * fall, radius: size * random.between(0.016, 0.042), leaves: 34 };
  });
  const { leaf, moss, near } = look.tones;
  const tones = { dark: mix(leaf, near, 0.6), middle: leaf, light: mix(moss, stage.palette.key, 0.2) };
  paintLeafClusters(context, clusters, { length: size * 0.0085, tones }, random);
}
