import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';

/** Blades of grass or reeds as one path. `density`: blades stand where it is above a chance. */
export function traceBlades(
  context: DrawingContext,
  row: {
    readonly from: number;
    readonly to: number;
    readonly footY: (x: number) => number;
    readonly height: number;
    readonly gap: number;
    readonly density?: (x: number) => number;
  },
  random: SeededRandom,
): void {
  context.beginPath();
  for (let x = row.from; x < row.to; x += row.gap * random.between(0.4, 1.6)) {
    const tall = row.height * random.between(0.4, 1.1);
    const lean = tall * random.between(-0.32, 0.32);
    const chance = random.next();
    if (row.density !== undefined && chance > row.density(x)) continue;
    const half = Math.max(0.6, row.height * 0.022);
    const y = row.footY(x);
    context.moveTo(x - half, y);
    context.quadraticCurveTo(x - half * 0.4 + lean * 0.15, y - tall * 0.6, x + lean, y - tall);
    context.quadraticCurveTo(x + half * 0.8 + lean * 0.2, y - tall * 0.55, x + half, y);
  }
}
