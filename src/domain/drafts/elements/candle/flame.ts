import type { Painter, Stage } from '../../stage.js';
import type { Candle } from './candle.js';

/** A drop of light that leans and stretches with the air: a bright body, a hot core, blue at the foot. */
export function createFlame(stage: Stage, one: Candle): Painter {
  const foot = one.y - one.height - one.width * 0.12;
  const outer = one.width * 0.24;
  const noise = stage.noise(`flame ${one.phase}`);
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace) + one.phase;
    const lean = one.width * (0.22 * noise.at(time * 0.9, 1) + 0.05 * Math.sin(time * 9));
    const tall = one.width * (1.2 + 0.24 * noise.at(time * 1.3, 7) + 0.04 * Math.sin(time * 11));
    for (const [share, stops] of flameLayers) {
      const reach = tall * share;
      const half = outer * (0.55 + 0.45 * share);
      const top = foot - reach;
      const gradient = context.createLinearGradient(0, foot, 0, top);
      for (const [offset, color] of stops) gradient.addColorStop(offset, color);
      context.fillStyle = gradient;
      context.beginPath();
      context.moveTo(one.x, foot + half * 0.25);
      context.bezierCurveTo(
        one.x - half * 1.5,
        foot - reach * 0.12,
        one.x - half * 0.95 + lean * 0.4,
        foot - reach * 0.55,
        one.x + lean,
        top,
      );
      context.bezierCurveTo(
        one.x + half * 0.95 + lean * 0.5,
        foot - reach * 0.55,
        one.x + half * 1.5,
        foot - reach * 0.12,
        one.x,
        foot + half * 0.25,
      );
      context.fill();
    }
  };
}

const flameLayers = [
  [
    1,
    [
      [0, 'rgba(70,110,255,0.55)'],
      [0.16, 'rgba(255,150,60,0.75)'],
      [0.5, 'rgba(255,190,90,0.92)'],
      [1, 'rgba(255,120,40,0.25)'],
    ],
  ],
  [
    0.74,
    [
      [0, 'rgba(255,190,110,0.2)'],
      [0.3, 'rgba(255,236,180,0.95)'],
      [1, 'rgba(255,244,214,0.75)'],
    ],
  ],
  [
    0.4,
    [
      [0, 'rgba(255,220,160,0.1)'],
      [0.5, 'rgba(255,252,238,0.95)'],
      [1, 'rgba(255,255,250,0.6)'],
    ],
  ],
] as const;
