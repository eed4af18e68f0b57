import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createFlames, createSparks, flicker } from '../elements/flames.js';
import { hillOutline, throughAir } from '../elements/ridge.js';
import { createSky, glow } from '../elements/sky.js';
import { createStars } from '../elements/stars.js';
import { traceConifer, traceTreeLine } from '../elements/trees.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { atDepth, createPlate, type Painter, type Stage } from '../stage.js';

const FIRE_DEPTH = 0.75;

export const campfire = defineScene({
  name: 'campfire',
  calls: { fire: 1 },
  lights: ['night'],
  cameras: ['push', 'drift'],
  prepare: (stage) => {
    const { width, height, size, palette } = stage;
    const groundY = Math.round(height * 0.74);
    const fire = { x: width * 0.5, y: height * 0.86, height: size * 0.3, width: size * 0.2 };
    const stars = createStars(stage, { bottom: groundY, density: 1.6 });
    const sky = createSky(stage, { horizonY: groundY, sunHeight: -4, decorate: stars.paintField });
    const ridge = createWoodedRidge(stage, {
      purpose: 'ridge',
      depth: 0.15,
      baseY: groundY - size * 0.02,
      height: size * 0.12,
      bottom: groundY + size * 0.1,
      outline: hillOutline(stage, 'ridge', 1.5),
      colors: [throughAir(stage, palette.ground, 0.28), throughAir(stage, palette.ground, 0.5)],
      treeHeight: size * 0.05,
    });
    const wood = createPlate(stage, { depth: 0.4, top: 0 }, (context) => paintWood(context, stage, groundY));
    const ground = createPlate(stage, { depth: FIRE_DEPTH, top: groundY - size * 0.1 }, (context) => {
      paintGround(context, stage, { groundY, fire });
    });
    const light = createFirelight(stage, fire);
    const flames = createFlames(stage, fire);
    const logs = createPlate(stage, { depth: FIRE_DEPTH, top: fire.y - size * 0.1 }, (context) => {
      paintLogs(context, stage, fire);
    });
    const sparks = createSparks(stage, { ...fire, count: 44 });
    return (context, seconds) => {
      sky.paint(context, seconds);
      stars.twinkle(context, seconds);
      ridge.draw(context, seconds);
      wood.draw(context, seconds);
      ground.draw(context, seconds);
      light(context, seconds);
      atDepth(context, { stage, depth: FIRE_DEPTH, seconds }, () => {
        flames(context, seconds);
      });
      logs.draw(context, seconds);
      atDepth(context, { stage, depth: FIRE_DEPTH, seconds }, () => sparks(context, seconds));
    };
  },
});

interface Fire {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly width: number;
}

/** Tall trees left and right, warm on the side that faces the fire. */
function paintWood(context: DrawingContext, stage: Stage, groundY: number): void {
  const { width, size, palette } = stage;
  const random = stage.random('wood');
  const edge = (x: number): number => Math.max(0, Math.abs(x / width - 0.5) * 3 - 0.55);
  for (const [row, tone] of [
    [0, mix(palette.ground, palette.haze, 0.16)],
    [1, mix(palette.ground, hex('#3a1d12'), 0.35)],
  ] as const) {
    context.fillStyle = css(tone);
    traceTreeLine(
      context,
      {
        from: -size * 0.1,
        to: width + size * 0.1,
        footY: () => groundY + size * (0.02 + 0.03 * row),
        height: size * (0.3 + 0.16 * row),
        gap: size * 0.055,
        density: edge,
      },
      random,
    );
    context.fill();
  }
  context.beginPath();
  for (const side of [0.06, 0.95]) {
    traceConifer(context, { x: width * side, y: groundY + size * 0.1, height: size * 0.66 }, random);
  }
  context.fillStyle = css(mix(palette.ground, hex('#1c0f0c'), 0.5));
  context.fill();
}

function paintGround(context: DrawingContext, stage: Stage, place: { groundY: number; fire: Fire }): void {
  const { width, height, size, palette } = stage;
  const { groundY, fire } = place;
  const noise = stage.noise('ground');
  const random = stage.random('ground');
  const crest = (x: number): number => groundY + size * 0.02 * noise.fractal((x / size) * 3, 0, 3);
  context.beginPath();
  context.moveTo(-width * 0.1, height + 60);
  for (let x = -width * 0.1; x <= width * 1.1; x += 5) context.lineTo(x, crest(x));
  context.lineTo(width * 1.1, height + 60);
  context.fillStyle = css(mix(palette.ground, hex('#120c0b'), 0.6));
  context.fill();
  context.beginPath();
  for (let x = -width * 0.08; x < width * 1.08; x += size * 0.003) {
    const tall = size * random.between(0.006, 0.026);
    const y = crest(x) + 2;
    context.moveTo(x - 1, y);
    context.quadraticCurveTo(x, y - tall * 0.6, x + tall * random.between(-0.4, 0.4), y - tall);
    context.lineTo(x + 1.5, y);
  }
  context.fill();
  context.save();
  context.globalCompositeOperation = 'lighter';
  for (let pebble = 0; pebble < 420; pebble += 1) {
    const angle = random.next() * Math.PI * 2;
    const away = size * (0.1 + 0.62 * random.next() ** 1.2);
    const x = fire.x + Math.cos(angle) * away;
    const y = fire.y + size * 0.02 + Math.sin(angle) * away * 0.24;
    if (y < groundY + size * 0.03) continue;
    const warm = Math.max(0, 1 - away / (size * 0.7));
    context.fillStyle = css(hex('#a34a1c'), 0.35 * warm * random.next());
    context.beginPath();
    context.ellipse(x, y, size * random.between(0.002, 0.009), size * random.between(0.001, 0.003), 0, 0, 7);
    context.fill();
  }
  context.restore();
}

/** What the fire throws on the ground, the trees and the air; it wavers. */
function createFirelight(stage: Stage, fire: Fire): Painter {
  const { size } = stage;
  const layer = createPlate(
    stage,
    { depth: FIRE_DEPTH, top: fire.y - size * 0.62, soft: true },
    (context) => {
      glow(
        context,
        { x: fire.x, y: fire.y + size * 0.02, radius: size * 0.72, squash: 0.26 },
        hex('#ff8a3a'),
        0.75,
      );
      glow(
        context,
        { x: fire.x, y: fire.y - size * 0.1, radius: size * 0.62, squash: 0.85 },
        hex('#ff6a24'),
        0.42,
      );
      glow(
        context,
        { x: fire.x, y: fire.y - size * 0.08, radius: size * 0.24, squash: 1.1 },
        hex('#ffb45c'),
        0.5,
      );
    },
  );
  return (context, seconds) => {
    context.globalAlpha = Math.min(1, 0.86 * flicker(seconds));
    context.globalCompositeOperation = 'screen';
    layer.draw(context, seconds);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}

function paintLogs(context: DrawingContext, stage: Stage, fire: Fire): void {
  const { size } = stage;
  const random = stage.random('stones');
  const thick = size * 0.024;
  for (const [fromX, fromY, toX, toY] of [
    [-0.17, 0.045, 0.1, -0.03],
    [0.17, 0.05, -0.09, -0.03],
    [-0.06, 0.062, 0.1, 0.03],
  ] as const) {
    const gradient = context.createLinearGradient(0, fire.y - thick, 0, fire.y + size * 0.07);
    gradient.addColorStop(0, '#e07a2c');
    gradient.addColorStop(0.4, '#5a2412');
    gradient.addColorStop(1, '#160a08');
    context.strokeStyle = gradient;
    context.lineCap = 'round';
    context.lineWidth = thick;
    context.beginPath();
    context.moveTo(fire.x + fromX * size, fire.y + fromY * size);
    context.lineTo(fire.x + toX * size, fire.y + toY * size);
    context.stroke();
  }
  for (let stone = 0; stone < 11; stone += 1) {
    const angle = (stone / 10) * Math.PI;
    const x = fire.x - Math.cos(angle) * size * 0.19;
    const y = fire.y + size * (0.028 + 0.052 * Math.sin(angle));
    const radius = size * random.between(0.017, 0.028);
    const face = context.createRadialGradient(x, y - radius * 0.9, 0, x, y, radius * 1.2);
    face.addColorStop(0, '#b0623a');
    face.addColorStop(0.45, '#4a2a22');
    face.addColorStop(1, '#140d0d');
    context.fillStyle = face;
    context.beginPath();
    context.ellipse(x, y, radius * random.between(1, 1.3), radius * 0.78, 0, 0, Math.PI * 2);
    context.fill();
  }
}
