import { type Color, css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { Painter, Stage } from '../stage.js';

export interface ReflectionOptions {
  /** Where the mirror begins, in pixels from the top. */
  readonly horizonY: number;
  /** Where it ends. Default: the bottom of the picture. */
  readonly bottom?: number;
  /** Draws what is mirrored, as it stands above the horizon. */
  readonly source: Painter;
  /** What the water adds to it, and how much, far away and near. */
  readonly tint: Color;
  readonly tintAlpha: readonly [far: number, near: number];
  /** How much the mirror is stirred: 0 not at all, 1 a light wind. */
  readonly ripple: number;
  /** How many pixels of the source one pixel of the mirror shows. Default 1.15. */
  readonly squeeze?: number;
  /** How far lights are drawn out downwards, in pixels. Default 0. */
  readonly smear?: number;
}

/** Pixels in one strip of the mirror, far away; near strips are higher. */
const THINNEST = 2;

/** Still water: what stands above it upside down, broken into strips that swing to and fro. */
export function createReflection(stage: Stage, options: ReflectionOptions): Painter {
  const { horizonY, squeeze = 1.15, ripple } = options;
  const bottom = options.bottom ?? stage.height;
  const depth = bottom - horizonY;
  const margin = Math.ceil(stage.size * 0.05);
  const width = stage.width + 2 * margin;
  const mirror = stage.createLayer(width, Math.ceil(depth));
  paintMirror(mirror.getContext('2d'), { stage, options, margin, depth, squeeze });
  const strips = cutStrips(depth, stage.size);
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    const pose = stage.camera.at(seconds);
    const slide = -pose.x * 0.2 * stage.width;
    for (const { y, height, near } of strips) {
      const swing =
        Math.sin(y * 0.9 + time * 1.7) * 0.55 +
        Math.sin(y * 0.37 - time * 1.1 + 2) +
        Math.sin(y * 0.11 + time * 0.7);
      const shift = ripple * swing * stage.size * 0.0022 * (0.35 + 2.2 * near) + slide;
      const lift = ripple * Math.sin(y * 0.21 - time * 1.3) * (1 + 3.5 * near);
      const sourceY = Math.min(depth - height, Math.max(0, y + lift));
      context.drawImage(mirror, 0, sourceY, width, height, -margin + shift, horizonY + y, width, height);
    }
  };
}

function cutStrips(depth: number, size: number): { y: number; height: number; near: number }[] {
  const strips: { y: number; height: number; near: number }[] = [];
  for (let y = 0; y < depth; ) {
    const near = y / depth;
    const height = Math.min(Math.ceil(depth) - y, Math.round(THINNEST + near * Math.max(3, size * 0.005)));
    strips.push({ y, height, near });
    y += height;
  }
  return strips;
}

interface MirrorCall {
  readonly stage: Stage;
  readonly options: ReflectionOptions;
  readonly margin: number;
  readonly depth: number;
  readonly squeeze: number;
}

function paintMirror(context: DrawingContext, call: MirrorCall): void {
  const { stage, options, margin, depth, squeeze } = call;
  const above = stage.createLayer(stage.width, Math.ceil(options.horizonY));
  options.source(above.getContext('2d'), 0);
  context.save();
  context.imageSmoothingQuality = 'high';
  context.translate(margin, options.horizonY / squeeze);
  context.scale(1, -1 / squeeze);
  const copies = options.smear === undefined ? 1 : 7;
  for (let copy = 0; copy < copies; copy += 1) {
    context.globalAlpha = 1 / (copy + 1);
    context.drawImage(above, 0, ((options.smear ?? 0) * (copy - copies / 2)) / copies);
  }
  context.globalAlpha = 1;
  context.drawImage(above, 0, 0, 1, above.height, -margin, 0, margin, above.height);
  context.drawImage(above, stage.width - 1, 0, 1, above.height, stage.width, 0, margin, above.height);
  context.restore();
  const gradient = context.createLinearGradient(0, 0, 0, depth);
  gradient.addColorStop(0, css(options.tint, options.tintAlpha[0]));
  gradient.addColorStop(1, css(options.tint, options.tintAlpha[1]));
  context.fillStyle = gradient;
  context.fillRect(0, 0, stage.width + 2 * margin, depth + 1);
}
