import { type Color, css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { atDepth, type Painter, type Stage } from '../../stage.js';

/** Hot-air balloons at different distances, rising and sinking a little; none when the prompt names none. */
export function createBalloons(
  stage: Stage,
  area: { readonly top: number; readonly bottom: number },
): Painter {
  if (!stage.scene.concepts.has('balloon')) return () => {};
  const { width, size, palette } = stage;
  const random = stage.random('balloons');
  const coats: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
    ['#d8483e', '#f4d27a'],
    ['#2f7fb8', '#f3efe2'],
    ['#e2912f', '#8a3a5c'],
    ['#4a9a6a', '#f4e08a'],
  ];
  const balloons = [0.12, 0.34, 0.5, 0.72, 0.9].map((place, index) => {
    const near = index === 2 ? 1 : random.between(0.2, 0.62);
    const [first, second] = random.pick(coats);
    const seen = (code: string): Color =>
      mix(mix(palette.ground, hex(code), 0.45 + 0.55 * palette.brightness), palette.haze, 0.55 * (1 - near));
    return {
      x: width * (place + random.between(-0.05, 0.05)),
      y: area.top + (area.bottom - area.top) * (index === 2 ? 0.42 : random.between(0.1, 0.8)),
      radius: size * (0.018 + 0.062 * near),
      near,
      coats: [seen(first), seen(second)] as const,
      phase: random.between(0, 7),
    };
  });
  balloons.sort((a, b) => a.near - b.near);
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    for (const balloon of balloons) {
      atDepth(context, { stage, depth: 0.15 + 0.45 * balloon.near, seconds }, () => {
        context.save();
        const x = balloon.x + size * 0.02 * Math.sin(time * 0.09 + balloon.phase);
        const y = balloon.y + size * 0.014 * Math.sin(time * 0.21 + balloon.phase * 2);
        context.translate(x, y);
        context.rotate(0.02 * Math.sin(time * 0.4 + balloon.phase));
        context.scale(balloon.radius, balloon.radius);
        paintBalloon(context, balloon.coats, palette.key);
        context.restore();
      });
    }
  };
}

/** One unit is the radius; the origin is the middle of the envelope. */
function paintBalloon(context: DrawingContext, [first, second]: readonly [Color, Color], light: Color): void {
  context.save();
  traceEnvelope(context, 1);
  context.clip();
  const gores = 9;
  for (let gore = gores; gore >= 0; gore -= 1) {
    const reach = Math.sin(((gore + 0.5) / gores) * Math.PI * 0.5);
    traceEnvelope(context, Math.max(0.06, reach));
    context.fillStyle = css(gore % 2 === 0 ? first : second);
    context.fill();
  }
  const shade = context.createLinearGradient(-1, -0.4, 1, 0.4);
  shade.addColorStop(0, css(light, 0.42));
  shade.addColorStop(0.4, css(light, 0));
  shade.addColorStop(1, 'rgba(12,8,24,0.52)');
  context.fillStyle = shade;
  context.fillRect(-1.2, -1.2, 2.4, 3);
  context.restore();
  context.strokeStyle = css(mix(first, hex('#120c14'), 0.7));
  context.lineWidth = 0.02;
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(side * 0.2, 1.28);
    context.lineTo(side * 0.13, 1.62);
  }
  context.stroke();
  context.fillStyle = css(hex('#4a3020'));
  context.beginPath();
  context.roundRect(-0.15, 1.6, 0.3, 0.22, 0.04);
  context.fill();
}

function traceEnvelope(context: DrawingContext, squeeze: number): void {
  context.beginPath();
  context.moveTo(0, -1);
  context.bezierCurveTo(0.62 * squeeze, -1, squeeze, -0.56, squeeze, 0);
  context.bezierCurveTo(squeeze, 0.5, 0.42 * squeeze, 0.9, 0.2 * squeeze, 1.3);
  context.lineTo(-0.2 * squeeze, 1.3);
  context.bezierCurveTo(-0.42 * squeeze, 0.9, -squeeze, 0.5, -squeeze, 0);
  context.bezierCurveTo(-squeeze, -0.56, -0.62 * squeeze, -1, 0, -1);
  context.closePath();
}
