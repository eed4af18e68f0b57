import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import { createPlate, type Painter, type Stage } from '../../stage.js';
import type { Frame } from './layout.js';

/** Rain on the glass: drops that hang and shine, and some that run down. */
export function createDrops(stage: Stage, frame: Frame): Painter {
  const { size, palette } = stage;
  const random = stage.random('drops');
  const wide = frame.right - frame.left;
  const tall = frame.sillY - frame.top;
  const bright = css(mix(palette.sky[3], hex('#ffffff'), 0.45), 0.6);
  const dark = css(mix(palette.ground, palette.sky[1], 0.4), 0.4);
  const hanging = createPlate(stage, { depth: 0, top: frame.top, bottom: frame.sillY }, (context) => {
    for (let drop = 0; drop < 420; drop += 1) {
      paintDrop(context, {
        x: frame.left + random.next() * wide,
        y: frame.top + random.next() * tall,
        radius: size * (0.001 + 0.0042 * random.next() ** 3),
        bright,
        dark,
      });
    }
  });
  const running = Array.from({ length: 26 }, () => ({
    x: random.next(),
    start: random.next(),
    speed: random.between(0.05, 0.2),
    radius: size * random.between(0.003, 0.0055),
    phase: random.between(0, 7),
  }));
  return (context, seconds) => {
    hanging.draw(context, seconds);
    for (const drop of running) {
      const along = wrap(drop.start + seconds * drop.speed * (1 + 0.3 * Math.sin(drop.phase)), 1.15) - 0.05;
      const x = frame.left + drop.x * wide + size * 0.004 * Math.sin(along * 22 + drop.phase);
      const y = frame.top + along * tall;
      if (y > frame.sillY) continue;
      context.strokeStyle = css(palette.sky[3], 0.16);
      context.lineWidth = drop.radius * 1.1;
      context.beginPath();
      context.moveTo(frame.left + drop.x * wide, Math.max(frame.top, y - size * 0.09));
      context.lineTo(x, y);
      context.stroke();
      paintDrop(context, { x, y, radius: drop.radius, bright, dark });
    }
  };
}

function paintDrop(
  context: DrawingContext,
  drop: { x: number; y: number; radius: number; bright: string; dark: string },
): void {
  context.fillStyle = drop.dark;
  context.beginPath();
  context.ellipse(drop.x, drop.y, drop.radius, drop.radius * 1.15, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = drop.bright;
  context.beginPath();
  context.ellipse(
    drop.x,
    drop.y + drop.radius * 0.45,
    drop.radius * 0.62,
    drop.radius * 0.5,
    0,
    0,
    Math.PI * 2,
  );
  context.fill();
}
