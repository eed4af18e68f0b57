import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';
import { createPlate, type Painter, type Stage } from '../stage.js';
import { type LeafCluster, paintLeafClusters } from './leaves.js';

export interface LoneTreeSpot {
  readonly x: number;
  /** Ground, in pixels from the top. */
  readonly y: number;
  readonly height: number;
  readonly depth: number;
  /** Leaves in full light, as they look close by. */
  readonly leaf: Color;
}

/** A broad old tree by itself, its crown lit from above; none when the prompt names none. */
export function createLoneTree(stage: Stage, spot: LoneTreeSpot): Painter {
  const { palette, size, scene } = stage;
  if (!scene.concepts.has('tree') && !scene.concepts.has('blossom')) return () => {};
  const random = stage.random('lone tree');
  const bark = mix(palette.ground, hex('#3a2a20'), 0.3 + 0.3 * palette.brightness);
  const clusters: LeafCluster[] = [];
  const plate = createPlate(
    stage,
    {
      depth: spot.depth,
      top: spot.y - spot.height * 1.25,
      bottom: spot.y + spot.height * 0.1,
      side: size * 0.02,
    },
    (context) => {
      context.strokeStyle = css(bark);
      context.fillStyle = css(bark);
      context.lineCap = 'round';
      paintRoots(context, spot);
      growBranch(
        context,
        {
          x: spot.x,
          y: spot.y,
          angle: -Math.PI / 2,
          length: spot.height * 0.27,
          thick: spot.height * 0.075,
          left: 5,
        },
        { random, clusters, reach: spot.height },
      );
      paintLeafClusters(
        context,
        clusters,
        {
          length: spot.height * 0.028,
          tones: {
            dark: mix(spot.leaf, palette.ground, 0.62),
            middle: mix(spot.leaf, palette.ground, 0.22),
            light: mix(spot.leaf, palette.key, 0.35),
          },
        },
        random,
      );
    },
  );
  return (context, seconds) => plate.draw(context, seconds, size * 0.0016 * Math.sin(seconds * 0.9));
}

function paintRoots(context: DrawingContext, { x, y, height }: LoneTreeSpot): void {
  const half = height * 0.04;
  context.beginPath();
  context.moveTo(x - half * 2.4, y + half * 0.6);
  context.quadraticCurveTo(x - half, y - half, x - half * 0.9, y - half * 4);
  context.lineTo(x + half * 0.9, y - half * 4);
  context.quadraticCurveTo(x + half, y - half, x + half * 2.4, y + half * 0.6);
  context.fill();
}

interface Branch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly thick: number;
  readonly left: number;
}

interface Growth {
  readonly random: SeededRandom;
  readonly clusters: LeafCluster[];
  readonly reach: number;
}

/** Branches fork, shorten and spread; the last ones carry leaves. */
function growBranch(context: DrawingContext, branch: Branch, growth: Growth): void {
  const { random, clusters, reach } = growth;
  const x = branch.x + Math.cos(branch.angle) * branch.length;
  const y = branch.y + Math.sin(branch.angle) * branch.length;
  context.lineWidth = branch.thick;
  context.beginPath();
  context.moveTo(branch.x, branch.y);
  context.quadraticCurveTo(
    (branch.x + x) / 2 + branch.length * random.between(-0.12, 0.12),
    (branch.y + y) / 2,
    x,
    y,
  );
  context.stroke();
  if (branch.left <= 2) {
    clusters.push({
      x,
      y,
      radius: reach * random.between(0.05, 0.1),
      leaves: Math.round(random.between(14, 26)),
    });
  }
  if (branch.left === 0) return;
  const forks = branch.left > 3 ? [-0.62, -0.12, 0.5] : [-0.55, 0.5];
  for (const turn of forks) {
    const angle = branch.angle + turn + random.between(-0.22, 0.22);
    growBranch(
      context,
      {
        x,
        y,
        angle: angle * 0.92 + (-Math.PI / 2) * 0.08,
        length: branch.length * random.between(0.62, 0.84),
        thick: branch.thick * 0.6,
        left: branch.left - 1,
      },
      growth,
    );
  }
}
