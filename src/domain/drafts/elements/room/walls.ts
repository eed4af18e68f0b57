import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Stage } from '../../stage.js';
import type { Frame, RoomCall, RoomTones } from './layout.js';

export function paintWalls(
  context: DrawingContext,
  stage: Stage,
  look: { frame: Frame; tones: RoomTones },
): void {
  const { width, height, size, palette } = stage;
  const { frame, tones } = look;
  const margin = width * 0.2;
  context.save();
  context.beginPath();
  context.rect(-margin, -margin, width + 2 * margin, height + 2 * margin);
  context.roundRect(frame.left, frame.top, frame.right - frame.left, frame.sillY - frame.top, size * 0.008);
  context.clip('evenodd');
  const centerX = (frame.left + frame.right) / 2;
  const wash = context.createRadialGradient(
    centerX,
    frame.sillY * 0.6,
    size * 0.2,
    centerX,
    frame.sillY * 0.6,
    size * 1.05,
  );
  wash.addColorStop(0, css(mix(tones.wall, palette.glow, 0.2)));
  wash.addColorStop(0.5, css(tones.wall));
  wash.addColorStop(1, css(mix(tones.wallDark, hex('#000000'), 0.35)));
  context.fillStyle = wash;
  context.fillRect(-margin, -margin, width + 2 * margin, height + 2 * margin);
  context.restore();
  paintFrame(context, { stage, frame, tones });
  paintCurtains(context, { stage, frame, tones });
}

function paintFrame(context: DrawingContext, { stage, frame, tones }: RoomCall): void {
  const { size, palette } = stage;
  const thick = size * 0.018;
  const wide = frame.right - frame.left;
  const tall = frame.sillY - frame.top;
  context.lineWidth = thick;
  context.strokeStyle = css(mix(tones.wood, hex('#000000'), 0.25));
  context.strokeRect(frame.left, frame.top, wide, tall);
  context.fillStyle = css(mix(tones.wood, hex('#000000'), 0.2));
  const middle = frame.left + wide / 2;
  const bar = frame.top + tall * 0.34;
  context.fillRect(middle - thick * 0.32, frame.top, thick * 0.64, tall);
  context.fillRect(frame.left, bar - thick * 0.26, wide, thick * 0.52);
  context.fillStyle = css(palette.key, 0.3 + 0.3 * palette.brightness);
  context.fillRect(middle - thick * 0.32, frame.top, thick * 0.14, tall);
  context.fillRect(frame.left, bar - thick * 0.26, wide, thick * 0.12);
}

/** Cloth at both sides, in folds, lit where it meets the window. */
function paintCurtains(context: DrawingContext, { stage, frame, tones }: RoomCall): void {
  const { size, palette } = stage;
  const reach = size * 0.15;
  const cloth = mix(tones.wall, hex('#e8d8c4'), 0.35);
  for (const side of [-1, 1]) {
    const inner = side < 0 ? frame.left + reach * 0.42 : frame.right - reach * 0.42;
    const outer = inner + side * reach * 1.25;
    const folds = 7;
    for (let fold = 0; fold < folds; fold += 1) {
      const share = fold / folds;
      const following = (fold + 1) / folds;
      const x0 = inner + (outer - inner) * share;
      const x1 = inner + (outer - inner) * following;
      const gather = (y: number): number => 0.82 + 0.18 * y;
      const gradient = context.createLinearGradient(x0, 0, x1, 0);
      const lit = mix(cloth, palette.key, 0.34 * (1 - share) + 0.05);
      const dark = mix(cloth, tones.wallDark, 0.62 + 0.2 * share);
      gradient.addColorStop(0, css(dark));
      gradient.addColorStop(0.45, css(lit));
      gradient.addColorStop(1, css(dark));
      context.fillStyle = gradient;
      context.beginPath();
      context.moveTo(outer + (x0 - outer) * gather(0.2), frame.top - size * 0.05);
      context.bezierCurveTo(
        x0,
        frame.top + size * 0.2,
        x0 - side * size * 0.012,
        frame.sillY * 0.7,
        outer + (x0 - outer) * gather(1),
        frame.sillY + size * 0.12,
      );
      context.lineTo(outer + (x1 - outer) * gather(1) + side, frame.sillY + size * 0.12);
      context.bezierCurveTo(
        x1 - side * size * 0.012,
        frame.sillY * 0.7,
        x1,
        frame.top + size * 0.2,
        outer + (x1 - outer) * gather(0.2) + side,
        frame.top - size * 0.05,
      );
      context.fill();
    }
  }
}
