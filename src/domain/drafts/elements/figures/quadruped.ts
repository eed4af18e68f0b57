import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Breed } from './breeds.js';

/** Paints an animal from the side, walking to the right: its feet tread at the height of the origin. */
export function paintQuadruped(context: DrawingContext, breed: Breed, seconds: number): void {
  const step = seconds * breed.gait * Math.PI * 2 * 0.5;
  const bob = 0.012 * Math.sin(step * 2);
  context.save();
  context.translate(0, bob);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const half = breed.bodyLength / 2;
  for (const [x, phase, front] of [
    [-half * 0.78, 0, false],
    [half * 0.72, Math.PI * 0.5, true],
    [-half * 0.62, Math.PI, false],
    [half * 0.86, Math.PI * 1.5, true],
  ] as const) {
    paintLeg(context, breed, { x, angle: step + phase, front });
  }
  traceBody(context, breed);
  paintHead(context, breed, 0.04 * Math.sin(step * 2 + 1));
  paintTail(context, breed, seconds);
  context.restore();
}

function paintLeg(
  context: DrawingContext,
  breed: Breed,
  leg: { readonly x: number; readonly angle: number; readonly front: boolean },
): void {
  const { x, angle, front } = leg;
  const top = -0.98 + breed.bodyDepth * 0.72;
  const length = -top;
  const swing = Math.sin(angle) * 0.3;
  const lift = Math.max(0, Math.cos(angle)) * 0.1;
  const kneeX = x + swing * length * 0.42 + (front ? 0.03 : -0.05);
  const kneeY = top + length * 0.5;
  const footX = x + swing * length * 0.85 + (front ? 0 : -0.02);
  const footY = -breed.legThickness * 0.5 - lift * length;
  const thick = breed.legThickness;
  paintTaper(context, {
    from: [x, top - 0.05],
    to: [kneeX, kneeY],
    widths: [front ? 0.2 : 0.3, thick * 1.25],
  });
  paintTaper(context, { from: [kneeX, kneeY], to: [footX, footY], widths: [thick * 1.25, thick * 0.8] });
  paintTaper(context, {
    from: [footX, footY],
    to: [footX + thick * 0.55, footY + thick * 0.1],
    widths: [thick * 0.9, thick * 0.75],
  });
}

/** A limb with round ends that grows thinner on its way. */
function paintTaper(
  context: DrawingContext,
  limb: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly widths: readonly [number, number];
  },
): void {
  const [x0, y0] = limb.from;
  const [x1, y1] = limb.to;
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const acrossX = -(y1 - y0) / length / 2;
  const acrossY = (x1 - x0) / length / 2;
  const [wide, narrow] = limb.widths;
  context.beginPath();
  context.moveTo(x0 + acrossX * wide, y0 + acrossY * wide);
  context.lineTo(x1 + acrossX * narrow, y1 + acrossY * narrow);
  context.lineTo(x1 - acrossX * narrow, y1 - acrossY * narrow);
  context.lineTo(x0 - acrossX * wide, y0 - acrossY * wide);
  context.closePath();
  context.fill();
  for (const [x, y, width] of [
    [x0, y0, wide],
    [x1, y1, narrow],
  ] as const) {
    context.beginPath();
    context.arc(x, y, width / 2, 0, Math.PI * 2);
    context.fill();
  }
}

function traceBody(context: DrawingContext, breed: Breed): void {
  const half = breed.bodyLength / 2;
  const back = -1;
  const belly = back + breed.bodyDepth;
  context.beginPath();
  context.moveTo(-half, back + 0.12);
  context.bezierCurveTo(-half * 0.9, back - 0.02, -half * 0.5, back - 0.01, 0, back + 0.03);
  context.bezierCurveTo(half * 0.4, back + 0.03, half * 0.6, back - 0.06, half * 0.9, back + 0.02);
  context.bezierCurveTo(half * 1.12, back + 0.14, half * 1.1, belly - 0.08, half * 0.84, belly + 0.02);
  context.bezierCurveTo(half * 0.4, belly + 0.04, 0, belly - 0.02, -half * 0.4, belly - 0.1);
  context.bezierCurveTo(-half * 0.8, belly + 0.02, -half * 1.12, belly - 0.1, -half, back + 0.12);
  context.fill();
}

function paintHead(context: DrawingContext, breed: Breed, nod: number): void {
  const half = breed.bodyLength / 2;
  const pollX = half * 0.86 + breed.neck[0];
  const pollY = -0.98 - breed.neck[1];
  context.beginPath();
  context.moveTo(half * 0.45, -0.99);
  context.quadraticCurveTo(
    half * 0.7 + breed.neck[0] * 0.15,
    -1.02 - breed.neck[1] * 0.5,
    pollX - breed.neckThickness * 0.3,
    pollY - 0.03,
  );
  context.lineTo(pollX + breed.neckThickness * 0.4, pollY + 0.08);
  context.quadraticCurveTo(
    half * 0.9 + breed.neck[0] * 0.75,
    -0.84,
    half * 1.04,
    -0.99 + breed.bodyDepth * 0.6,
  );
  context.closePath();
  context.fill();
  if (breed.mane) paintMane(context, { pollX, pollY, half });
  context.save();
  context.translate(pollX, pollY);
  context.rotate(breed.headDrop + nod);
  traceSkull(context, breed);
  context.restore();
  if (breed.antlers) paintAntlers(context, pollX, pollY);
}

function traceSkull(context: DrawingContext, breed: Breed): void {
  const { headLength: length, headDepth: depth, ear } = breed;
  context.beginPath();
  context.moveTo(-depth * 0.5, depth * 0.2);
  context.bezierCurveTo(-depth * 0.6, -depth * 0.7, length * 0.3, -depth * 0.62, length * 0.5, -depth * 0.2);
  context.quadraticCurveTo(length * 0.85, -depth * 0.16, length * 0.94, depth * 0.12);
  context.quadraticCurveTo(length * 0.92, depth * 0.42, length * 0.7, depth * 0.4);
  context.quadraticCurveTo(length * 0.2, depth * 0.72, -depth * 0.5, depth * 0.2);
  context.moveTo(-depth * 0.3, -depth * 0.3);
  context.lineTo(-depth * 0.35 - ear * 0.3, -depth * 0.4 - ear);
  context.lineTo(depth * 0.18, -depth * 0.44);
  context.moveTo(0, -depth * 0.36);
  context.lineTo(depth * 0.06, -depth * 0.42 - ear * 0.9);
  context.lineTo(depth * 0.36, -depth * 0.42);
  context.fill();
}

function paintMane(context: DrawingContext, at: { pollX: number; pollY: number; half: number }): void {
  context.beginPath();
  context.moveTo(at.pollX + 0.02, at.pollY - 0.1);
  context.bezierCurveTo(at.pollX - 0.2, at.pollY - 0.02, at.half * 0.62, -1.2, at.half * 0.3, -0.98);
  context.lineTo(at.half * 0.7, -0.98);
  context.closePath();
  context.fill();
}

function paintAntlers(context: DrawingContext, x: number, y: number): void {
  context.lineWidth = 0.032;
  for (const lean of [-0.16, 0.08]) {
    context.beginPath();
    context.moveTo(x, y - 0.04);
    context.bezierCurveTo(
      x + lean * 0.4 - 0.08,
      y - 0.22,
      x + lean - 0.14,
      y - 0.36,
      x + lean * 1.4,
      y - 0.56,
    );
    for (const [share, reach] of [
      [0.35, 0.16],
      [0.62, 0.15],
      [0.84, 0.11],
    ] as const) {
      const fromX = x + (lean - 0.1) * share;
      const fromY = y - 0.04 - 0.5 * share;
      context.moveTo(fromX, fromY);
      context.quadraticCurveTo(fromX + reach * 0.7, fromY - 0.02, fromX + reach, fromY - 0.13);
    }
    context.stroke();
  }
}

function paintTail(context: DrawingContext, breed: Breed, seconds: number): void {
  const x = -breed.bodyLength / 2 + 0.02;
  const wag = 0.07 * Math.sin(seconds * 3.1);
  context.beginPath();
  context.moveTo(x, -0.9);
  switch (breed.tail) {
    case 'curved':
      context.lineWidth = 0.08;
      context.bezierCurveTo(x - 0.18, -0.95, x - 0.3, -1.08, x - 0.26 + wag, -1.28);
      break;
    case 'long':
      context.lineWidth = 0.075;
      context.bezierCurveTo(x - 0.25, -0.86, x - 0.36, -0.5, x - 0.56 + wag, -0.62);
      break;
    case 'brush':
      context.lineWidth = 0.1;
      context.bezierCurveTo(x - 0.16, -0.94, x - 0.2, -0.66, x - 0.15 + wag, -0.36);
      break;
    case 'short':
      context.lineWidth = 0.08;
      context.lineTo(x - 0.07, -0.84 + wag * 0.3);
      break;
  }
  context.stroke();
}
