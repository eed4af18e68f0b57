import { type Color, css, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Stage } from '../../stage.js';
import { type LeafCluster, type LeafTones, paintLeafClusters } from '../leaves.js';
import type { ForestTones } from './tones.js';

/** Rows of trunks from far to near. */
const ROWS = 4;

/** One row: the ground, the trunks on it, and the leaves that hang over them. */
export function paintRow(
  context: DrawingContext,
  call: { readonly stage: Stage; readonly tones: ForestTones; readonly row: number },
): void {
  const { stage, tones, row } = call;
  const { width, height, size } = stage;
  const share = row / (ROWS - 1);
  const distance = (1 - share) ** 1.25;
  const footY = height * (0.72 + 0.2 * share ** 1.4);
  const random = stage.random(`trunks ${row}`);
  const thick = size * (0.009 + 0.05 * share ** 1.7);
  const gap = thick * (6.4 - 1.4 * share);
  paintGround(context, { ...call, footY, distance });
  context.fillStyle = css(mix(tones.near, tones.far, distance * 0.86));
  for (let x = -width * 0.1; x < width * 1.1; x += gap * random.between(0.5, 1.6)) {
    const away = Math.abs(x / width - 0.5);
    if (share > 0.6 && away < 0.2 * share + 0.1) continue;
    const foot = footY + size * (0.012 + 0.03 * random.next());
    paintTrunk(context, { x, footY: foot, thick: thick * random.between(0.6, 1.25), stage }, random);
  }
  if (row > 1) paintBushes(context, { ...call, distance, footY });
  paintLeaves(context, { ...call, distance });
}

function paintTrunk(
  context: DrawingContext,
  trunk: { x: number; footY: number; thick: number; stage: Stage },
  random: { between(low: number, high: number): number; sign(): number },
): void {
  const { x, footY, thick, stage } = trunk;
  const lean = random.between(-0.05, 0.05) * footY;
  const bend = random.between(-1.2, 1.2) * thick;
  const top = -stage.size * 0.06;
  context.beginPath();
  context.moveTo(x - thick * 1.15, footY + thick * 0.22);
  context.bezierCurveTo(
    x - thick * 0.55,
    footY - thick * 0.3,
    x + bend - thick * 0.5,
    footY * 0.5,
    x + lean - thick * 0.34,
    top,
  );
  context.lineTo(x + lean + thick * 0.34, top);
  context.bezierCurveTo(
    x + bend + thick * 0.5,
    footY * 0.5,
    x + thick * 0.55,
    footY - thick * 0.3,
    x + thick * 1.15,
    footY + thick * 0.22,
  );
  context.quadraticCurveTo(x + thick * 0.4, footY, x + thick * 0.1, footY + thick * 0.3);
  context.quadraticCurveTo(x - thick * 0.5, footY + thick * 0.05, x - thick * 1.15, footY + thick * 0.22);
  context.closePath();
  context.fill();
  for (let branch = 0; branch < 4; branch += 1) {
    const at = random.between(0.1, 0.5);
    const side = random.sign();
    const fromX = x + lean * (1 - at) + bend * 0.4;
    const fromY = footY * at;
    const length = thick * random.between(2.4, 6);
    const droop = length * random.between(-0.15, 0.3);
    context.beginPath();
    context.moveTo(fromX, fromY + thick * 0.15);
    context.bezierCurveTo(
      fromX + side * length * 0.3,
      fromY - length * 0.16,
      fromX + side * length * 0.7,
      fromY - length * 0.2,
      fromX + side * length,
      fromY - length * 0.42 + droop,
    );
    context.bezierCurveTo(
      fromX + side * length * 0.7,
      fromY - length * 0.26,
      fromX + side * length * 0.3,
      fromY - length * 0.25,
      fromX,
      fromY - thick * 0.12,
    );
    context.fill();
  }
}

interface RowCall {
  readonly stage: Stage;
  readonly tones: ForestTones;
  readonly row: number;
  readonly distance: number;
}

function paintGround(context: DrawingContext, call: RowCall & { readonly footY: number }): void {
  const { stage, tones, footY, distance, row } = call;
  const { width, height, size } = stage;
  const noise = stage.noise(`forest floor ${row}`);
  const random = stage.random(`forest floor ${row}`);
  const near = 1 - distance;
  const crest = (x: number): number => footY + size * 0.025 * noise.fractal((x / size) * 3, row, 3);
  const tone = mix(tones.ground, tones.far, distance * 0.75);
  context.beginPath();
  context.moveTo(-width * 0.1, height * 1.1);
  for (let x = -width * 0.1; x <= width * 1.1; x += 4) context.lineTo(x, crest(x));
  context.lineTo(width * 1.1, height * 1.1);
  const gradient = context.createLinearGradient(0, footY, 0, height);
  gradient.addColorStop(0, css(tone));
  gradient.addColorStop(1, css(mix(tone, tones.near, 0.75)));
  context.fillStyle = gradient;
  context.fill();
  context.beginPath();
  const blade = size * (0.01 + 0.035 * near);
  for (let x = -width * 0.08; x < width * 1.08; x += blade * 0.16) {
    const tall = blade * random.between(0.3, 1) * (0.6 + 0.8 * noise.at((x / size) * 5, 9));
    const y = crest(x) + blade * 0.2;
    const lean = tall * random.between(-0.5, 0.5);
    context.moveTo(x - blade * 0.05, y);
    context.quadraticCurveTo(x, y - tall * 0.6, x + lean, y - tall);
    context.quadraticCurveTo(x + blade * 0.06, y - tall * 0.5, x + blade * 0.06, y);
  }
  context.fillStyle = css(tone);
  context.fill();
}

/** Undergrowth at both sides of the clearing. */
function paintBushes(context: DrawingContext, call: RowCall & { readonly footY: number }): void {
  const { stage, footY, distance } = call;
  const { width, size } = stage;
  const random = stage.random(`bushes ${call.row}`);
  const near = 1 - distance;
  const clusters: LeafCluster[] = Array.from({ length: Math.round(26 * (width / size)) }, () => {
    const x = 0.5 + random.sign() * (0.2 + 0.42 * random.next() ** 0.7);
    const radius = size * random.between(0.025, 0.06) * (0.6 + 0.9 * near);
    return {
      x: x * width,
      y: footY + size * 0.05 * near + radius * 0.1,
      radius,
      leaves: Math.round(random.between(30, 60)),
    };
  });
  paintLeafClusters(context, clusters, leafLook(call), random);
}

/** Leaves against the light: dense at the top of the picture and at its sides, open in the middle. */
function paintLeaves(context: DrawingContext, call: RowCall): void {
  const { stage, row, distance } = call;
  const { width, height, size } = stage;
  const random = stage.random(`leaves ${row}`);
  const near = 1 - distance;
  const clusters: LeafCluster[] = [];
  const count = Math.round((96 - 16 * row) * (width / size));
  for (let index = 0; index < count; index += 1) {
    const x = random.between(-0.1, 1.1);
    const side = Math.min(1, Math.abs(x - 0.5) * 2);
    const lowest = 0.3 - 0.16 * near + (0.1 + 0.3 * near) * side ** 2.2;
    const y = lowest * random.next() ** (0.8 + near) - 0.05;
    const radius = size * random.between(0.03, 0.075) * (0.7 + 0.9 * near);
    clusters.push({ x: x * width, y: y * height, radius, leaves: Math.round(random.between(26, 48)) });
  }
  paintLeafClusters(context, clusters, leafLook(call), random);
}

function leafLook({ stage, tones, distance }: RowCall): { length: number; tones: LeafTones } {
  const near = 1 - distance;
  const tone = (color: Color): Color => mix(color, tones.far, distance * 0.62);
  return {
    length: stage.size * (0.009 + 0.012 * near),
    tones: {
      dark: tone(mix(tones.near, tones.leaf, 0.18)),
      middle: tone(mix(tones.near, tones.leaf, 0.62 - 0.3 * near)),
      light: tone(mix(mix(tones.leaf, tones.light, 0.4), tones.near, 0.5 * near)),
    },
  };
}
