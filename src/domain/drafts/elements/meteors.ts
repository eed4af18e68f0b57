import { css, hex } from '../../drawing/color.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import type { Painter, Stage } from '../stage.js';

/** Now and then a shooting star: one in each `everySeconds`, each in another place. */
export function createMeteors(
  stage: Stage,
  options: { readonly everySeconds: number; readonly bottom: number },
): Painter {
  const seed = Math.floor(stage.random('meteors').next() * 1e9);
  const { width, size } = stage;
  const lastsSeconds = 0.9;
  return (context, seconds) => {
    const turn = Math.floor(seconds / options.everySeconds);
    const start = (turn + 0.15 + 0.5 * hashUnit(seed, turn)) * options.everySeconds;
    const age = (seconds - start) / lastsSeconds;
    if (age <= 0 || age >= 1) return;
    const direction = hashUnit(seed, turn + 31) < 0.5 ? -1 : 1;
    const fromX = width * (0.15 + 0.7 * hashUnit(seed, turn + 67));
    const fromY = options.bottom * (0.05 + 0.4 * hashUnit(seed, turn + 101));
    const flown = size * 0.42 * age;
    const tail = size * 0.2 * Math.sin(age * Math.PI);
    const angle = 0.5 + 0.25 * hashUnit(seed, turn + 131);
    const headX = fromX + direction * Math.cos(angle) * flown;
    const headY = fromY + Math.sin(angle) * flown;
    const tailX = headX - direction * Math.cos(angle) * tail;
    const tailY = headY - Math.sin(angle) * tail;
    const gradient = context.createLinearGradient(headX, headY, tailX, tailY);
    const alpha = Math.sin(age * Math.PI);
    gradient.addColorStop(0, css(hex('#ffffff'), alpha));
    gradient.addColorStop(0.25, css(hex('#dbe8ff'), alpha * 0.5));
    gradient.addColorStop(1, css(hex('#dbe8ff'), 0));
    context.strokeStyle = gradient;
    context.lineCap = 'round';
    context.lineWidth = Math.max(1.2, size * 0.0026);
    context.beginPath();
    context.moveTo(headX, headY);
    context.lineTo(tailX, tailY);
    context.stroke();
  };
}
