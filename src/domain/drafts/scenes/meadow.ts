import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext, DrawingLayer } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createFirmament } from '../elements/firmament.js';
import { createParticles } from '../elements/particles.js';
import { traceBlades } from '../elements/reeds.js';
import { createRidge, hillOutline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { atDepth, createPlate, type Painter, type Plate, type Stage } from '../stage.js';

export const meadow = defineScene({
  name: 'meadow',
  calls: { meadow: 1, spring: 0.5, summer: 0.4, horse: 0.3 },
  lights: ['day', 'dawn', 'sunset'],
  cameras: ['push', 'pan', 'drift'],
  prepare: (stage) => {
    const { width, height, size, palette } = stage;
    const horizonY = Math.round(height * 0.52);
    const heavens = createFirmament(stage, { horizonY, sunX: stage.random('side').pick([0.28, 0.7]) });
    const tones = meadowTones(stage);
    const hills = [0, 1].map((row) =>
      createRidge(stage, {
        purpose: `hills ${row}`,
        depth: 0.08 + 0.06 * row,
        baseY: horizonY + size * 0.015,
        height: size * (0.1 - 0.035 * row),
        bottom: horizonY + size * 0.08,
        outline: hillOutline(stage, `hills ${row}`, 1.3 + row * 0.5),
        colors: [
          throughAir(stage, mix(tones.grass, palette.shade, 0.4), 0.72 - 0.25 * row),
          throughAir(stage, tones.grass, 0.75 - 0.2 * row),
        ],
      }),
    );
    const wood = createWoodedRidge(stage, {
      purpose: 'wood',
      depth: 0.2,
      baseY: horizonY + size * 0.02,
      height: size * 0.03,
      bottom: horizonY + size * 0.08,
      outline: hillOutline(stage, 'wood', 1.8),
      colors: [throughAir(stage, tones.dark, 0.4), throughAir(stage, tones.grass, 0.35)],
      treeHeight: size * 0.022,
      rows: 2,
    });
    const bands = Array.from({ length: 5 }, (_, band) => createBand(stage, tones, { band, horizonY }));
    const flowers = createFlowers(stage, tones);
    const pollen = createParticles(stage, {
      purpose: 'pollen',
      count: 56,
      area: { left: 0, top: horizonY - size * 0.1, width, height: height - horizonY + size * 0.1 },
      velocity: [size * 0.02, -size * 0.008],
      sway: size * 0.02,
      radius: [size * 0.0009, size * 0.0028],
      color: mix(palette.sun, tones.petals[0], 0.15),
      alpha: 0.75,
      flicker: 0.6,
      glowing: true,
    });
    const birds =
      stage.scene.light === 'night'
        ? undefined
        : createBirds(stage, { centerY: horizonY - size * 0.2, count: 5 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      for (const hill of hills) hill.draw(context, seconds);
      wood.draw(context, seconds);
      birds?.(context, seconds);
      bands.forEach((band, index) => {
        band.draw(context, seconds, size * 0.0016 * (index + 1) * Math.sin(seconds * 0.9 - index * 0.8));
      });
      flowers(context, seconds);
      pollen(context, seconds);
    };
  },
});

interface MeadowTones {
  readonly grass: Color;
  readonly dark: Color;
  readonly petals: readonly [Color, Color, Color];
}

function meadowTones(stage: Stage): MeadowTones {
  const { palette, scene } = stage;
  const dim = 0.25 + 0.75 * palette.brightness;
  const green = scene.concepts.has('autumn') ? hex('#a8862f') : hex('#6da33c');
  const kinds: readonly [readonly [string, string, string], ...(readonly [string, string, string])[]] = [
    ['#e2574c', '#f6c945', '#f4f1e8'],
    ['#8a5fd0', '#b58be8', '#e9dcf7'],
    ['#f2a1c0', '#f7d3de', '#fff4ec'],
    ['#f5c534', '#f08a3c', '#fff0c0'],
  ];
  const [first, second, third] = stage.random('petals').pick(kinds);
  const seen = (code: string): Color =>
    mix(
      palette.ground,
      mix(scene.tint ?? hex(code), mix(hex(code), palette.key, 0.25), scene.tint === undefined ? 1 : 0.35),
      0.25 + 0.75 * dim,
    );
  return {
    grass: mix(palette.ground, mix(green, palette.key, 0.18), 0.2 + 0.72 * dim),
    dark: mix(palette.ground, mix(green, hex('#1f3b26'), 0.6), 0.2 + 0.5 * dim),
    petals: [seen(first), seen(second), seen(third)],
  };
}

/** One strip of the field, thick with blades and dots of color; the nearer, the larger. */
function createBand(stage: Stage, tones: MeadowTones, place: { band: number; horizonY: number }): Plate {
  const { width, height, size } = stage;
  const near = place.band / 4;
  const footY = place.horizonY + (height - place.horizonY) * (0.06 + 0.74 * near ** 1.35);
  const noise = stage.noise(`band ${place.band}`);
  const random = stage.random(`band ${place.band}`);
  const crest = (x: number): number =>
    footY + size * (0.008 + 0.02 * near) * noise.fractal((x / size) * 3, place.band, 3);
  const blade = size * (0.016 + 0.07 * near);
  const tone = throughAir(stage, mix(tones.grass, tones.dark, 0.15 + 0.4 * near), 0.42 * (1 - near) ** 1.5);
  const top = footY - blade * 1.4 - size * 0.03;
  return createPlate(stage, { depth: 0.25 + 0.6 * near, top, side: size * 0.02 }, (context) => {
    context.beginPath();
    context.moveTo(-width * 0.2, height * 1.2);
    for (let x = -width * 0.15; x <= width * 1.15; x += 5) context.lineTo(x, crest(x));
    context.lineTo(width * 1.2, height * 1.2);
    const ground = context.createLinearGradient(0, footY, 0, footY + size * 0.2);
    ground.addColorStop(0, css(tone));
    ground.addColorStop(1, css(mix(tone, tones.dark, 0.7)));
    context.fillStyle = ground;
    context.fill();
    const line = {
      from: -width * 0.12,
      to: width * 1.12,
      footY: (x: number) => crest(x) + blade * 0.2,
      height: blade,
      gap: blade * 0.07,
    };
    for (const shade of [-0.25, 0.12]) {
      context.fillStyle = css(
        mix(tone, shade < 0 ? tones.dark : mix(tones.grass, stage.palette.key, 0.3), Math.abs(shade) * 1.6),
      );
      traceBlades(context, line, random);
      context.fill();
    }
    paintDots(context, { stage, tones, near, crest, blade }, random);
  });
}

function paintDots(
  context: DrawingContext,
  field: { stage: Stage; tones: MeadowTones; near: number; crest: (x: number) => number; blade: number },
  random: { next(): number; between(low: number, high: number): number },
): void {
  const { stage, tones, near, crest, blade } = field;
  const noise = stage.noise(`dots ${near}`);
  const count = Math.round(520 * (1 - 0.9 * near) * (stage.width / stage.size));
  tones.petals.forEach((petal, kind) => {
    context.beginPath();
    for (let index = 0; index < count / 3; index += 1) {
      const x = random.between(-0.1, 1.1) * stage.width;
      const deep = random.next();
      if (noise.at((x / stage.size) * 4, kind * 5 + deep) < -0.15) continue;
      const y = crest(x) - blade * random.between(0.2, 0.9) + deep * stage.size * (0.03 + 0.1 * near);
      const radius = stage.size * (0.0012 + 0.0042 * near) * random.between(0.7, 1.3);
      context.moveTo(x + radius, y);
      context.ellipse(x, y, radius, radius * 0.72, 0, 0, Math.PI * 2);
    }
    context.fillStyle = css(throughAir(stage, petal, 0.4 * (1 - near)));
    context.fill();
  });
}

/** The flowers right before the eye: each on its own stem, each in the wind. */
function createFlowers(stage: Stage, tones: MeadowTones): Painter {
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
