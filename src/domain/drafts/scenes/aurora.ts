import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingLayer } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createMountainRange, whiteOf, woodColor } from '../elements/mountain-range.js';
import { createReflection } from '../elements/reflection.js';
import { hillOutline, throughAir } from '../elements/ridge.js';
import { createSky, glow } from '../elements/sky.js';
import { createStars } from '../elements/stars.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

/** Rays in one curtain. */
const RAYS = 140;

export const aurora = defineScene({
  name: 'aurora',
  calls: { aurora: 1.3 },
  lights: ['night'],
  cameras: ['drift', 'crane', 'push'],
  prepare: (stage) => {
    const { height, size, palette } = stage;
    const shoreY = Math.round(height * 0.72);
    const stars = createStars(stage, { bottom: shoreY, density: 1.3 });
    const sky = createSky(stage, { horizonY: shoreY, sunHeight: -4, decorate: stars.paintField });
    const tones = stage.random('aurora').pick(auroraTones);
    const lights = createLights(stage, { tones, shoreY });
    const range = createMountainRange(stage, { footY: shoreY - size * 0.005, height: size * 0.2, sunX: 0.3 });
    const shine = createPlate(
      stage,
      { depth: 0.16, top: shoreY - size * 0.24, bottom: shoreY, soft: true },
      (context) => {
        glow(
          context,
          { x: stage.width * 0.5, y: shoreY - size * 0.1, radius: size * 0.9, squash: 0.2 },
          tones[0],
          0.22,
        );
      },
    );
    const wood = createWoodedRidge(stage, {
      purpose: 'shore',
      depth: 0.2,
      baseY: shoreY,
      height: size * 0.045,
      bottom: shoreY,
      outline: (x) => 0.2 + hillOutline(stage, 'shore', 1.6)(x) * (0.3 + Math.abs(x - 0.5) * 1.6),
      colors: [woodColor(stage), mix(woodColor(stage), palette.haze, 0.3)],
      treeHeight: size * 0.03,
      snow: throughAir(stage, mix(whiteOf(stage), tones[0], 0.12), 0.25),
    });
    const still: Painter = (context, seconds) => {
      sky.paint(context, seconds);
      lights(context, seconds);
      range(context, seconds);
      wood.draw(context, seconds);
    };
    const mirror = createReflection(stage, {
      horizonY: shoreY,
      source: still,
      tint: mix(palette.water, palette.ground, 0.3),
      tintAlpha: [0.2, 0.72],
      ripple: 0.8,
    });
    return (context, seconds) => {
      sky.paint(context, seconds);
      stars.twinkle(context, seconds);
      lights(context, seconds);
      range(context, seconds);
      context.globalCompositeOperation = 'screen';
      shine.draw(context, seconds);
      context.globalCompositeOperation = 'source-over';
      wood.draw(context, seconds);
      mirror(context, seconds);
    };
  },
});

type AuroraTones = readonly [low: Color, high: Color, crown: Color];

const auroraTones: readonly [AuroraTones, ...AuroraTones[]] = [
  [hex('#5dffb0'), hex('#2fd6c8'), hex('#8a5cff')],
  [hex('#7dffa0'), hex('#38c8a0'), hex('#e05cc0')],
  [hex('#66f5e0'), hex('#3f9cff'), hex('#a05cff')],
];

/** Pixels of the picture for one of the veil that the rays are drawn on. */
const SHRINK = 3;

/** All curtains. They are drawn small and stretched once: light has no edges. */
function createLights(stage: Stage, place: { tones: AuroraTones; shoreY: number }): Painter {
  const curtains = [0, 1, 2].map((row) => createCurtain(stage, { ...place, row }));
  const veil = stage.createLayer(Math.ceil(stage.width / SHRINK), Math.ceil(place.shoreY / SHRINK));
  const small = veil.getContext('2d');
  small.scale(1 / SHRINK, 1 / SHRINK);
  return (context, seconds) => {
    small.clearRect(0, 0, stage.width, place.shoreY + SHRINK);
    for (const curtain of curtains) curtain(small, seconds);
    context.globalCompositeOperation = 'lighter';
    context.drawImage(veil, 0, 0, veil.width * SHRINK, veil.height * SHRINK);
    context.globalCompositeOperation = 'source-over';
  };
}

/** A curtain of light: a folded line along the sky from which rays rise; folds and rays wander. */
function createCurtain(stage: Stage, place: { row: number; tones: AuroraTones; shoreY: number }): Painter {
  const { width, size } = stage;
  const { row, shoreY } = place;
  const noise = stage.noise(`curtain ${row}`);
  const ray = paintRay(stage, place.tones);
  const baseY = shoreY * (0.6 - 0.15 * row);
  const tall = shoreY * (0.62 - 0.06 * row);
  const strength = [0.52, 0.38, 0.26][row] ?? 0.3;
  const step = (width * 1.16) / RAYS;
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    const pose = stage.camera.at(seconds);
    const slide = -pose.x * 0.06 * width;
    context.globalCompositeOperation = 'lighter';
    for (let index = 0; index < RAYS; index += 1) {
      const along = index / RAYS;
      const fold = noise.fractal(along * 2.6 + row * 5, time * 0.045 + row, 2);
      const fold2 = noise.at(along * 9 + time * 0.06, row * 3 + time * 0.08);
      const x = -0.08 * width + index * step + slide + size * 0.1 * fold + size * 0.028 * fold2;
      const y = baseY + size * (0.16 * fold + 0.025 * fold2) - pose.y * 0.06 * stage.height;
      const shimmer = 0.5 + 0.5 * noise.at(along * 34 - time * 0.22, time * 0.32 + row * 9);
      const patch = Math.max(
        0,
        0.42 + 0.85 * noise.at(along * 3.1 - time * 0.03, 40 + row * 7 + time * 0.05),
      );
      const reach = tall * (0.62 + 0.5 * shimmer * patch + 0.16 * fold2);
      const alpha = Math.min(1, strength * patch * (0.45 + 0.75 * shimmer));
      if (alpha < 0.02) continue;
      context.globalAlpha = alpha;
      context.drawImage(ray, x - step * 1.8, y - reach * 0.9, step * 3.6, reach);
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}

/** One ray: a bright lower edge, green above it, fading into violet. */
function paintRay(stage: Stage, [low, high, crown]: AuroraTones): DrawingLayer {
  const width = 16;
  const height = 256;
  const layer = stage.createLayer(width, height);
  const context = layer.getContext('2d');
  const gradient = context.createLinearGradient(0, height, 0, 0);
  gradient.addColorStop(0, css(low, 0));
  gradient.addColorStop(0.08, css(low, 0.35));
  gradient.addColorStop(0.15, css(mix(low, hex('#ffffff'), 0.25), 0.7));
  gradient.addColorStop(0.36, css(high, 0.4));
  gradient.addColorStop(0.68, css(crown, 0.18));
  gradient.addColorStop(1, css(crown, 0));
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'destination-in';
  const across = context.createLinearGradient(0, 0, width, 0);
  across.addColorStop(0, 'rgba(0,0,0,0)');
  across.addColorStop(0.5, 'rgba(0,0,0,1)');
  across.addColorStop(1, 'rgba(0,0,0,0)');
  context.fillStyle = across;
  context.fillRect(0, 0, width, height);
  return layer;
}
