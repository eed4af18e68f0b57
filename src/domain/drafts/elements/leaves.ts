import { type Color, css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';

export interface LeafCluster {
  readonly x: number;
  readonly y: number;
  /** Pixels; leaves lie thick in the middle and thin out to here. */
  readonly radius: number;
  readonly leaves: number;
}

export interface LeafTones {
  readonly dark: Color;
  readonly middle: Color;
  readonly light: Color;
}

/** Leaves in clusters: shaded ones below and behind, lit ones on top. `length`: of one leaf, in pixels. */
export function paintLeafClusters(
  context: DrawingContext,
  clusters: readonly LeafCluster[],
  leaf: { readonly length: number; readonly tones: LeafTones },
  random: SeededRandom,
): void {
  const layers = [
    { tone: leaf.tones.dark, share: 0.45, lift: 0.1 },
    { tone: leaf.tones.middle, share: 0.33, lift: -0.08 },
    { tone: leaf.tones.light, share: 0.22, lift: -0.26 },
  ];
  for (const layer of layers) {
    context.beginPath();
    for (const cluster of clusters) {
      const count = Math.round(cluster.leaves * layer.share);
      for (let index = 0; index < count; index += 1) {
        const angle = random.next() * Math.PI * 2;
        const away = cluster.radius * random.next() ** 0.62;
        traceLeaf(context, {
          x: cluster.x + Math.cos(angle) * away,
          y: cluster.y + (Math.sin(angle) * 0.72 + layer.lift) * away,
          length: leaf.length * random.between(0.6, 1.25),
          angle: random.next() * Math.PI * 2,
        });
      }
    }
    context.fillStyle = css(layer.tone);
    context.fill();
  }
}

function traceLeaf(
  context: DrawingContext,
  leaf: { readonly x: number; readonly y: number; readonly length: number; readonly angle: number },
): void {
  const alongX = Math.cos(leaf.angle) * leaf.length;
  const alongY = Math.sin(leaf.angle) * leaf.length;
  const acrossX = -alongY * 0.34;
  const acrossY = alongX * 0.34;
  const middleX = leaf.x + alongX * 0.45;
  const middleY = leaf.y + alongY * 0.45;
  context.moveTo(leaf.x, leaf.y);
  context.quadraticCurveTo(middleX + acrossX, middleY + acrossY, leaf.x + alongX, leaf.y + alongY);
  context.quadraticCurveTo(middleX - acrossX, middleY - acrossY, leaf.x, leaf.y);
}
