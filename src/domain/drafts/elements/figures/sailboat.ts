import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import { atDepth, type Painter, type Stage } from '../../stage.js';

/** A small boat under sail that crosses the water slowly, its mirror below it; none when the prompt names none. */
export function createSailboat(
  stage: Stage,
  water: { readonly y: number; readonly height: number },
): Painter {
  if (!stage.scene.concepts.has('sailboat')) return () => {};
  const { width, size, palette } = stage;
  const random = stage.random('sailboat');
  const direction = random.sign();
  const start = random.between(0.3, 0.42);
  const hull = mix(palette.ground, hex('#0b0a10'), 0.35);
  const sail = mix(
    mix(palette.shade, palette.ground, 0.25),
    mix(hex('#fff6e6'), palette.key, 0.3),
    0.3 + 0.6 * palette.brightness,
  );
  const colors = { hull: css(hull), sail: css(sail), shade: css(mix(sail, hull, 0.45)) };
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    const along = wrap(start + time * 0.011, 1.3) - 0.15;
    const x = (direction > 0 ? along : 1 - along) * width;
    const roll = 0.03 * Math.sin(time * 0.9) + 0.05;
    const heave = size * 0.0025 * Math.sin(time * 1.2);
    atDepth(context, { stage, depth: 0.3, seconds }, () => {
      for (const [flip, alpha] of [
        [-0.7, 0.28],
        [1, 1],
      ] as const) {
        context.save();
        context.globalAlpha = alpha;
        context.translate(x, water.y + heave * Math.sign(flip));
        context.scale(direction * water.height, water.height * flip);
        context.rotate(roll * Math.sign(flip) * -1);
        paintBoat(context, colors);
        context.restore();
      }
    });
  };
}

/** One unit is the height of the mast; the origin lies on the water. */
function paintBoat(context: DrawingContext, colors: { hull: string; sail: string; shade: string }): void {
  context.fillStyle = colors.sail;
  context.beginPath();
  context.moveTo(-0.02, -0.98);
  context.bezierCurveTo(-0.24, -0.7, -0.36, -0.4, -0.38, -0.17);
  context.lineTo(-0.02, -0.15);
  context.closePath();
  context.fill();
  context.fillStyle = colors.shade;
  context.beginPath();
  context.moveTo(0.02, -0.92);
  context.bezierCurveTo(0.16, -0.66, 0.28, -0.4, 0.36, -0.14);
  context.quadraticCurveTo(0.18, -0.2, 0.02, -0.15);
  context.closePath();
  context.fill();
  context.fillStyle = colors.hull;
  context.fillRect(-0.012, -1, 0.024, 0.92);
  context.beginPath();
  context.moveTo(-0.42, -0.11);
  context.lineTo(0.46, -0.13);
  context.bezierCurveTo(0.38, -0.02, 0.3, 0.015, 0.18, 0.015);
  context.lineTo(-0.3, 0.015);
  context.quadraticCurveTo(-0.39, 0, -0.42, -0.11);
  context.closePath();
  context.fill();
}
