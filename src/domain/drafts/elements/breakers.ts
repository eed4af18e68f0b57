import { css, hex, mix } from '../../drawing/color.js';
import { smoothstep, wrap } from '../../drawing/interpolation.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import { atDepth, type Painter, type Stage } from '../stage.js';

/** Waves under way at once. */
const WAVES = 6;

/** Swells that roll in from the open sea, steepen, show their green and wear a little foam. */
export function createBreakers(
  stage: Stage,
  sea: { readonly horizonY: number; readonly bottom: number },
): Painter {
  const { width, size, palette } = stage;
  const noise = stage.noise('breakers');
  const seed = Math.floor(stage.random('breakers').next() * 1e9);
  const back = mix(palette.water, mix(palette.sky[2], palette.glow, 0.25), 0.4);
  const face = mix(palette.water, palette.ground, 0.3);
  const foam = mix(palette.sky[3], mix(hex('#ffffff'), palette.key, 0.35), 0.3 + 0.65 * palette.brightness);
  const depth = sea.bottom - sea.horizonY;
  return (context, seconds) => {
    const time = seconds * Math.min(3, stage.scene.pace) * 0.05;
    const order = Array.from({ length: WAVES }, (_, wave) => ({
      wave,
      age: wrap(wave / WAVES + time, 1),
      life: Math.floor(wave / WAVES + time),
    }));
    order.sort((a, b) => a.age - b.age);
    atDepth(context, { stage, depth: 0.4, seconds }, () => {
      for (const { wave, age, life } of order) {
        const near = age ** 1.7;
        const baseY = sea.horizonY + depth * (0.08 + 1.0 * near);
        const tall = size * (0.005 + 0.075 * near) * smoothstep(0, 0.25, age);
        const row = hashUnit(seed + wave, life) * 50;
        const alpha = smoothstep(0.02, 0.3, age) * smoothstep(1, 0.86, age);
        const crest = (x: number): number => {
          const swell = noise.at((x / size) * (1.5 - near * 0.6) + row, time * 5 + row);
          return baseY - tall * Math.max(0.05, 0.5 + swell * 1.5) - tall * 0.08 * Math.sin(x * 0.05);
        };
        const step = Math.max(6, width / 160);
        context.globalAlpha = alpha;
        context.beginPath();
        context.moveTo(-width * 0.06, baseY + tall * 0.9);
        for (let x = -width * 0.06; x <= width * 1.06; x += step) context.lineTo(x, crest(x));
        context.lineTo(width * 1.08, baseY + tall * 0.9);
        const gradient = context.createLinearGradient(0, baseY - tall * 1.2, 0, baseY + tall * 0.9);
        gradient.addColorStop(0, css(back, 0.85));
        gradient.addColorStop(0.42, css(face, 0.72));
        gradient.addColorStop(1, css(face, 0));
        context.fillStyle = gradient;
        context.fill();
        context.fillStyle = css(foam, 0.75);
        const thickness = (x: number): number => {
          const lift = (baseY - crest(x)) / Math.max(1, tall) - 0.5;
          const torn = 0.7 + 1.5 * noise.at((x / size) * 9 + row, time * 24);
          return tall * 0.3 * Math.min(0.8, Math.max(0, lift)) * Math.max(0, torn);
        };
        context.beginPath();
        context.moveTo(-width * 0.06, crest(-width * 0.06));
        for (let x = -width * 0.06; x <= width * 1.06; x += step)
          context.lineTo(x, crest(x) - thickness(x) * 0.25);
        for (let x = width * 1.06; x >= -width * 0.06; x -= step) context.lineTo(x, crest(x) + thickness(x));
        context.fill();
      }
      context.globalAlpha = 1;
    });
  };
}
