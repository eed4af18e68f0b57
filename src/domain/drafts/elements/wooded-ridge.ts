import { type Color, css, mix } from '../../drawing/color.js';
import type { Plate, Stage } from '../stage.js';
import { createRidge, type Outline } from './ridge.js';
import { traceTreeLine } from './trees.js';

export interface WoodedRidgeOptions {
  readonly purpose: string;
  readonly outline: Outline;
  readonly baseY: number;
  readonly height: number;
  readonly bottom: number;
  readonly depth: number;
  /** Trees at the crest, and the mist that they sink into. */
  readonly colors: readonly [trees: Color, mist: Color];
  /** Pixels. */
  readonly treeHeight: number;
  /** Snow on the ground between the trees. */
  readonly snow?: Color;
  /** Rows of trees below the crest. Default 4. */
  readonly rows?: number;
}

/** A slope grown over with conifers, row behind row, sinking into mist. */
export function createWoodedRidge(stage: Stage, options: WoodedRidgeOptions): Plate {
  const { treeHeight, colors, rows = 4 } = options;
  const random = stage.random(`trees ${options.purpose}`);
  const wood = stage.noise(`wood ${options.purpose}`);
  const ground = options.snow ?? mix(colors[0], colors[1], 0.12);
  return createRidge(stage, {
    purpose: options.purpose,
    outline: options.outline,
    baseY: options.baseY,
    height: options.height,
    bottom: options.bottom,
    depth: options.depth,
    colors: [ground, colors[1]],
    headroom: treeHeight * 1.2,
    decorate: (context, crestY) => {
      for (let row = 0; row <= rows; row += 1) {
        const share = row / (rows + 1);
        const lower = row * treeHeight * 0.62;
        context.fillStyle = css(mix(colors[0], colors[1], share * share * 0.9 + (row % 2) * 0.03));
        const clearing = options.snow === undefined ? 0.75 : 0.5;
        traceTreeLine(
          context,
          {
            from: -treeHeight - stage.width * 0.07,
            to: stage.width * 1.07 + treeHeight,
            footY: (x) => crestY(x) + lower + treeHeight * 0.12 * Math.sin(x * 0.02 + row * 2),
            height: treeHeight,
            gap: treeHeight * 0.2,
            density: (x) => clearing + 1.1 * wood.at((x / stage.size) * 2.4, row * 0.6),
          },
          random,
        );
        context.fill();
      }
    },
  });
}
