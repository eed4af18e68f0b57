import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { type Candle, paintCandle, paintHalo } from '../elements/candle/candle.js';
import { createFlame } from '../elements/candle/flame.js';
import { flicker } from '../elements/flames.js';
import { createParticles, createSpot } from '../elements/particles.js';
import { glow } from '../elements/sky.js';
import { atDepth, createPlate, type Painter, type Stage } from '../stage.js';

export const candle = defineScene({
  name: 'candle',
  calls: { candle: 1.2 },
  lights: ['night'],
  cameras: ['push', 'drift'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const tableY = Math.round(height * 0.74);
    const candles = placeCandles(stage, tableY);
    const room = createPlate(stage, { depth: 0 }, (context) => paintRoom(context, stage, tableY));
    const lights = createLights(stage, tableY);
    const bodies = candles.map((one) =>
      createPlate(stage, { depth: one.depth, top: one.y - one.height - size * 0.05 }, (context) =>
        paintCandle(context, stage, one),
      ),
    );
    const halo = createSpot(stage, hex('#ff9a3c'), 1.2);
    const flames = candles.map((one) => createFlame(stage, one));
    const motes = createParticles(stage, {
      purpose: 'motes',
      count: 40,
      area: { left: 0, top: 0, width, height },
      velocity: [size * 0.004, -size * 0.009],
      sway: size * 0.015,
      radius: [size * 0.0007, size * 0.0022],
      color: hex('#ffc98a'),
      alpha: 0.5,
      flicker: 0.8,
      glowing: true,
    });
    return (context, seconds) => {
      room.draw(context, seconds);
      lights(context, seconds);
      candles.forEach((one, index) => {
        bodies[index]?.draw(context, seconds);
        atDepth(context, { stage, depth: one.depth, seconds }, () => {
          paintHalo(context, { candle: one, halo, size, wave: flicker(seconds + one.phase) });
          flames[index]?.(context, seconds);
        });
      });
      motes(context, seconds);
    };
  },
});

function placeCandles(stage: Stage, tableY: number): Candle[] {
  const { width, size } = stage;
  const side = stage.random('candle').sign();
  return [
    {
      x: width * (0.5 + side * 0.22),
      y: tableY + size * 0.03,
      width: size * 0.06,
      height: size * 0.17,
      depth: 0.5,
      phase: 3.1,
    },
    {
      x: width * (0.5 - side * 0.24),
      y: tableY + size * 0.045,
      width: size * 0.066,
      height: size * 0.11,
      depth: 0.58,
      phase: 7.7,
    },
    {
      x: width * (0.5 - side * 0.04),
      y: tableY + size * 0.1,
      width: size * 0.085,
      height: size * 0.27,
      depth: 0.8,
      phase: 0,
    },
  ];
}

function paintRoom(context: DrawingContext, stage: Stage, tableY: number): void {
  const { width, height, size, scene } = stage;
  const wall = mix(hex('#1c0d10'), scene.tint ?? hex('#2a1020'), 0.3);
  context.fillStyle = css(wall);
  context.fillRect(-width, -height, width * 3, height * 3);
  glow(
    context,
    { x: width / 2, y: tableY - size * 0.22, radius: size * 0.95, squash: 0.8 },
    hex('#a4481c'),
    0.62,
  );
  const wood = context.createLinearGradient(0, tableY, 0, height);
  wood.addColorStop(0, '#4a2413');
  wood.addColorStop(0.25, '#2c140c');
  wood.addColorStop(1, '#0d0605');
  context.fillStyle = wood;
  context.fillRect(-width, tableY, width * 3, height * 2);
  const random = stage.random('grain');
  context.lineWidth = 1;
  for (let line = 0; line < 46; line += 1) {
    const y = tableY + (height - tableY) * random.next() ** 1.6;
    context.strokeStyle = css(hex('#b06a38'), 0.05 + 0.06 * random.next());
    context.beginPath();
    context.moveTo(-20, y);
    context.bezierCurveTo(
      width * 0.3,
      y + random.between(-4, 4),
      width * 0.7,
      y + random.between(-4, 4),
      width + 20,
      y + random.between(-3, 3),
    );
    context.stroke();
  }
  context.save();
  context.beginPath();
  context.rect(-width, tableY, width * 3, height * 2);
  context.clip();
  glow(
    context,
    { x: width / 2, y: tableY + size * 0.06, radius: size * 0.7, squash: 0.24 },
    hex('#ffa04a'),
    0.62,
  );
  context.restore();
}

/** Far lights out of focus, breathing slowly. */
function createLights(stage: Stage, tableY: number): Painter {
  const { width, size } = stage;
  const random = stage.random('lights');
  const tones = [hex('#ffb45c'), hex('#ff7a4a'), hex('#ffd9a0'), hex('#c65a8a')];
  const discs = tones.map((tone) => {
    const layer = stage.createLayer(96, 96);
    const context = layer.getContext('2d');
    const gradient = context.createRadialGradient(48, 48, 0, 48, 48, 47);
    gradient.addColorStop(0, css(tone, 0.5));
    gradient.addColorStop(0.82, css(tone, 0.62));
    gradient.addColorStop(0.92, css(tone, 0.7));
    gradient.addColorStop(1, css(tone, 0));
    context.fillStyle = gradient;
    context.fillRect(0, 0, 96, 96);
    return layer;
  });
  const lights = Array.from({ length: 34 }, (_, index) => ({
    x: random.between(-0.05, 1.05) * width,
    y: tableY * (0.06 + 0.8 * random.next()),
    radius: size * random.between(0.014, 0.052),
    alpha: random.between(0.1, 0.34),
    phase: random.between(0, 7),
    disc: discs[index % discs.length],
  }));
  return (context, seconds) => {
    context.globalCompositeOperation = 'lighter';
    atDepth(context, { stage, depth: 0.16, seconds }, () => {
      for (const light of lights) {
        if (light.disc === undefined) continue;
        context.globalAlpha = light.alpha * (0.75 + 0.25 * Math.sin(seconds * 0.7 + light.phase));
        context.drawImage(
          light.disc,
          light.x - light.radius,
          light.y - light.radius,
          light.radius * 2,
          light.radius * 2,
        );
      }
    });
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}
