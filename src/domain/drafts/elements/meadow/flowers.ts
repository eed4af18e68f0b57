import { type Color, css, hex, mix } from '../../../drawing/color.js';
import type { DrawingLayer } from '../../../drawing/drawing-context.js';
import { atDepth, type Painter, type Stage } from '../../stage.js';
import type { MeadowTones } from './tones.js';

/** The flowers right before the eye: each on its own stem, each in the wind. */
export function createFlowers(stage: Stage, tones: MeadowTones): Painter {
  const { width, height, size } = stage;
  const random = stage.random('flowers');
  const heads = tones.petals.map((petal, kind) => paintHead(stage, petal, kind));
  const flowers = Array.from({ length: Math.round(30 * Math.max(1, width / size)) }, (_, index) => ({
    x: random.between(-0.06, 1.06) * width,
    tall: size * random.between(0.1, 0.27) * (0.75 + 0.6 * Math.abs(random.next() - 0.5)),
    radius: size * random.between(0.014, 0.026),
    phase: random.between(0, 7),
    bend: random.between(-0.2, 0.2),
    head: heads[index % heads.length],
  }));
  const stem = css(mix(tones.dark, tones.grass, 0.3));
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    atDepth(context, { stage, depth: 0.95, seconds }, () => {
      context.strokeStyle = stem;
      context.lineWidth = Math.max(1.2, size * 0.0028);
      context.lineCap = 'round';
      const tips = flowers.map((flower) => {
        const wind =
          0.1 * Math.sin(time * 1.1 - flower.x / (size * 0.4)) + 0.05 * Math.sin(time * 2.3 + flower.phase);
        return {
          flower,
          x: flower.x + flower.tall * (flower.bend + wind),
          y: height + size * 0.03 - flower.tall,
        };
      });
      context.beginPath();
      for (const { flower, x, y } of tips) {
        context.moveTo(flower.x, height + size * 0.04);
        context.quadraticCurveTo(flower.x + flower.tall * flower.bend * 0.2, y + flower.tall * 0.45, x, y);
      }
      context.stroke();
      for (const { flower, x, y } of tips) {
        if (flower.head === undefined) continue;
        const { radius } = flower;
        context.drawImage(flower.head, x - radius, y - radius, radius * 2, radius * 2);
      }
    });
  };
}

/** One flower seen a little from the side: petals, shaded to the heart. */
function paintHead(stage: Stage, petal: Color, kind: number): DrawingLayer {
  const side = 96;
  const layer = stage.createLayer(side, side);
  const context = layer.getContext('2d');
  const petals = [9, 6, 13][kind] ?? 8;
  context.translate(side / 2, side / 2);
  context.scale(1, 0.82);
  for (let ring = 0; ring < 2; ring += 1) {
    for (let index = 0; index < petals; index += 1) {
      context.save();
      context.rotate(((index + ring * 0.5) / petals) * Math.PI * 2);
      const reach = side * (0.49 - 0.1 * ring);
      const gradient = context.createLinearGradient(0, 0, reach, 0);
      gradient.addColorStop(0, css(mix(petal, hex('#3a1526'), 0.35)));
      gradient.addColorStop(1, css(mix(petal, hex('#ffffff'), 0.12 + 0.12 * ring)));
      context.fillStyle = gradient;
      context.beginPath();
      context.ellipse(reach * 0.54, 0, reach * 0.46, (side * 1.15) / petals, 0, 0, Math.PI * 2);
      context.fill();
      context.restore();
    }
  }
  const heart = context.createRadialGradient(-2, -3, 0, 0, 0, side * 0.14);
  heart.addColorStop(0, css(mix(hex('#f7d05a'), petal, 0.12)));
  heart.addColorStop(1, css(mix(hex('#8a4b1c'), petal, 0.15)));
  context.fillStyle = heart;
  context.beginPath();
  context.arc(0, 0, side * 0.13, 0, Math.PI * 2);
  context.fill();
  return layer;
}
