import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';

interface TreePlace {
  readonly x: number;
  /** Foot. */
  readonly y: number;
  readonly height: number;
}

/** A spruce: whorls of drooping branches, ragged at both sides. Adds to the current path. */
export function traceConifer(context: DrawingContext, place: TreePlace, random: SeededRandom): void {
  const { x, y, height } = place;
  const tiers = 7 + Math.floor(random.next() * 4);
  const spread = height * random.between(0.17, 0.23);
  const top = y - height;
  context.moveTo(x, top);
  traceSide(context, { x, y, top, spread, tiers, side: 1 }, random);
  context.lineTo(x + height * 0.012, y);
  context.lineTo(x - height * 0.012, y);
  traceSide(context, { x, y, top, spread, tiers, side: -1 }, random);
  context.lineTo(x, top);
}

interface Side {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly spread: number;
  readonly tiers: number;
  readonly side: 1 | -1;
}

function traceSide(context: DrawingContext, side: Side, random: SeededRandom): void {
  const height = side.y - side.top;
  const steps = Array.from({ length: side.tiers }, (_, tier) => (tier + 1) / side.tiers);
  const ordered = side.side === 1 ? steps : steps.reverse();
  for (const share of ordered) {
    const reach = side.spread * share ** 0.85 * random.between(0.75, 1.1);
    const tipY = side.top + height * (share * 0.9 + 0.015);
    const notchY = side.top + height * (share * 0.9 - 0.028);
    const tipX = side.x + side.side * reach;
    const notchX = side.x + side.side * reach * 0.42;
    if (side.side === 1) {
      context.lineTo(tipX, tipY);
      context.lineTo(notchX, notchY + height * 0.012);
    } else {
      context.lineTo(notchX, notchY + height * 0.012);
      context.lineTo(tipX, tipY);
    }
  }
}

/** A row of conifers along a line, tall and short, as one path ready to be filled. */
export function traceTreeLine(
  context: DrawingContext,
  line: {
    readonly from: number;
    readonly to: number;
    readonly footY: (x: number) => number;
    readonly height: number;
    readonly gap: number;
    /** 0 to 1: trees stand where this is above a chance. */
    readonly density?: (x: number) => number;
  },
  random: SeededRandom,
): void {
  context.beginPath();
  for (let x = line.from; x < line.to; x += line.gap * random.between(0.5, 1.5)) {
    const height = line.height * random.between(0.55, 1.15);
    const chance = random.next();
    if (line.density !== undefined && chance > line.density(x)) continue;
    traceConifer(context, { x, y: line.footY(x) + height * 0.06, height }, random);
  }
}
