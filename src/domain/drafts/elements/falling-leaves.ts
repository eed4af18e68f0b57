import { type Color, css, hex, mix } from '../../drawing/color.js';
import { wrap } from '../../drawing/interpolation.js';
import type { Painter, Stage } from '../stage.js';

/** Leaves in autumn and petals in spring, turning over as they come down; nothing else of the year. */
export function createFallingLeaves(stage: Stage): Painter {
  const tones = tonesOf(stage);
  if (tones === undefined) return () => {};
  const { width, height, size, palette } = stage;
  const random = stage.random('falling leaves');
  const wind = random.sign();
  const leaves = Array.from({ length: 54 }, (_, index) => {
    const nearness = random.next() ** 2;
    return {
      x: random.next(),
      y: random.next(),
      nearness,
      length: size * (0.005 + 0.013 * nearness),
      phase: random.between(0, 7),
      turn: random.between(1.2, 2.6) * random.sign(),
      color: css(
        mix(palette.ground, tones[index % tones.length] ?? palette.key, 0.35 + 0.65 * palette.brightness),
      ),
    };
  });
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    for (const leaf of leaves) {
      const speed = 0.5 + leaf.nearness;
      const fallen = leaf.y * (height + size * 0.1) + time * size * 0.055 * speed;
      const y = wrap(fallen, height + size * 0.1) - size * 0.05;
      const drift = time * size * 0.03 * speed * wind + size * 0.03 * Math.sin(time * 0.9 + leaf.phase);
      const x = wrap(leaf.x * (width + size * 0.1) + drift, width + size * 0.1) - size * 0.05;
      const flat = Math.cos(time * leaf.turn * 1.3 + leaf.phase);
      context.save();
      context.translate(x, y);
      context.rotate(time * leaf.turn * 0.5 + leaf.phase);
      context.scale(leaf.length, leaf.length * (0.2 + 0.8 * Math.abs(flat)));
      context.fillStyle = leaf.color;
      context.beginPath();
      context.moveTo(-1, 0);
      context.quadraticCurveTo(0, -0.85, 1, 0);
      context.quadraticCurveTo(0, 0.85, -1, 0);
      context.fill();
      context.restore();
    }
  };
}

function tonesOf({ scene }: Stage): readonly Color[] | undefined {
  if (scene.concepts.has('autumn')) return ['#d9702a', '#c23b22', '#e0a53a', '#a8512a'].map(hex);
  if (scene.concepts.has('blossom')) return ['#ffc9da', '#ffe3ea', '#f7a8c4'].map(hex);
  return undefined;
}
