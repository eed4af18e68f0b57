import { css } from '../../drawing/color.js';
import { atDepth, type Painter, type Stage } from '../stage.js';

/** A loose flock far away, wings beating, crossing slowly and coming again. */
export function createBirds(
  stage: Stage,
  options: { readonly centerY: number; readonly count?: number },
): Painter {
  const random = stage.random('birds');
  const direction = random.sign();
  const start = random.between(0.25, 0.6);
  const birds = Array.from({ length: options.count ?? 7 }, () => ({
    x: random.between(-0.09, 0.09),
    y: random.between(-0.045, 0.045),
    span: stage.size * random.between(0.008, 0.014),
    rate: random.between(4.4, 5.8),
    phase: random.between(0, 7),
    glide: random.between(0, 7),
  }));
  const color = css(stage.palette.ground, 0.8);
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    const along = ((start + time * 0.016) % 1.5) - 0.25;
    const flockX = direction > 0 ? along : 1 - along;
    context.strokeStyle = color;
    context.lineCap = 'round';
    context.lineWidth = Math.max(1, stage.size * 0.0016);
    atDepth(context, { stage, depth: 0.25, seconds }, () => {
      context.beginPath();
      for (const bird of birds) {
        const x = (flockX + bird.x + 0.004 * Math.sin(time * 0.9 + bird.phase)) * stage.width;
        const y = options.centerY + (bird.y + 0.006 * Math.sin(time * 0.7 + bird.glide)) * stage.size;
        const beat =
          Math.sin(time * bird.rate + bird.phase) * (0.6 + 0.4 * Math.sin(time * 0.8 + bird.glide));
        const lift = bird.span * (0.22 + 0.5 * beat);
        context.moveTo(x - bird.span, y - lift);
        context.quadraticCurveTo(x - bird.span * 0.45, y - bird.span * 0.32 - lift * 0.35, x, y);
        context.quadraticCurveTo(
          x + bird.span * 0.45,
          y - bird.span * 0.32 - lift * 0.35,
          x + bird.span,
          y - lift,
        );
      }
      context.stroke();
    });
  };
}
