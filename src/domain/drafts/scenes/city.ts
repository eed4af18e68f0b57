import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { wrap } from '../../drawing/interpolation.js';
import { defineScene } from '../define-scene.js';
import { createFireworks } from '../elements/fireworks.js';
import { createFirmament } from '../elements/firmament.js';
import { createSpot } from '../elements/particles.js';
import { createReflection } from '../elements/reflection.js';
import { glow } from '../elements/sky.js';
import { createSkyline, windowTones } from '../elements/skyline.js';
import { atDepth, createPlate, type Painter, type Plate, type Stage } from '../stage.js';

export const city = defineScene({
  name: 'city',
  calls: { city: 1, fireworks: 0.8, neon: 0.8, rain: 0.32, night: 0.1 },
  lights: ['night', 'sunset', 'night', 'dawn'],
  cameras: ['pan', 'push', 'drift'],
  prepare: (stage) => {
    const quayY = Math.round(stage.height * 0.68);
    const random = stage.random('city');
    const heavens = createFirmament(stage, {
      horizonY: quayY,
      bottom: quayY + stage.size * 0.06,
      sunX: random.pick([0.2, 0.3, 0.72, 0.8]),
      starDensity: 0.4,
    });
    const fireworks = createFireworks(stage, { top: 0, bottom: quayY * 0.8 });
    const dusk = createPlate(stage, { depth: 0, top: quayY - stage.size * 0.4, bottom: quayY }, (context) =>
      paintCityGlow(context, stage, quayY),
    );
    const rows = createRows(stage, quayY);
    const bloom = createPlate(
      stage,
      { depth: 0, top: quayY - stage.size * 0.15, bottom: quayY },
      (context) => {
        paintBloom(context, stage, quayY);
      },
    );
    const above: Painter = (context, seconds) => {
      heavens.paint(context, seconds);
      dusk.draw(context, seconds);
      fireworks(context, seconds);
      for (const row of rows) row.draw(context, seconds);
      bloom.draw(context, seconds);
    };
    const mirror = createReflection(stage, {
      horizonY: quayY,
      source: above,
      tint: mix(stage.palette.water, stage.palette.ground, 0.4),
      tintAlpha: [0.3, 0.72],
      ripple: 1.1,
      smear: stage.scene.light === 'day' ? 4 : stage.size * 0.05,
    });
    const traffic = createTraffic(stage, quayY);
    return (context, seconds) => {
      above(context, seconds);
      mirror(context, seconds);
      traffic(context, seconds);
    };
  },
});

function createRows(stage: Stage, quayY: number): Plate[] {
  const { palette, scene, size } = stage;
  const random = stage.random('rows');
  const noise = stage.noise('rows');
  const center = random.between(0.35, 0.65);
  const lit =
    { night: 0.46, sunset: 0.3, dawn: 0.16, overcast: 0.2, day: 0.03 }[scene.light] +
    (scene.weather === 'clear' ? 0 : 0.08);
  const tones = windowTones(scene.concepts.has('neon'));
  const wall = mix(palette.ground, palette.shade, 0.25 + 0.4 * palette.brightness);
  return [0, 1, 2].map((row) => {
    const distance = [0.72, 0.42, 0.08][row] ?? 0;
    const through = (color: Color): Color => mix(color, palette.haze, distance);
    return createSkyline(stage, {
      purpose: `row ${row}`,
      footY: quayY + 1,
      height: size * ([0.4, 0.46, 0.25][row] ?? 0.3),
      depth: 0.1 + 0.16 * row,
      width: size * ([0.038, 0.052, 0.07][row] ?? 0.05),
      wall: through(wall),
      foot: mix(through(wall), mix(palette.haze, palette.sky[3], 0.3), 0.55 - 0.18 * row),
      lit: lit * (0.55 + 0.25 * row),
      windowTones: [
        mix(tones[0], palette.haze, distance * 0.75),
        mix(tones[1], palette.haze, distance * 0.75),
        mix(tones[2], palette.haze, distance * 0.75),
      ],
      envelope: (x) => {
        const hill = Math.exp(-(((x - center) / 0.32) ** 2));
        return 0.34 + 0.5 * hill + 0.3 * noise.fractal(x * 4 + row * 9, row, 2) + (row === 2 ? 0.14 : 0);
      },
    });
  });
}

/** Light of the streets in the air over them. */
function paintCityGlow(context: DrawingContext, stage: Stage, quayY: number): void {
  const { width, size, palette, scene } = stage;
  if (scene.light === 'day') return;
  const neon = scene.concepts.has('neon');
  const strength = scene.light === 'night' ? 0.5 : 0.22;
  const tone = neon ? hex('#d8409a') : mix(hex('#ff9d5c'), palette.glow, 0.3);
  glow(context, { x: width * 0.5, y: quayY, radius: size * 1, squash: 0.36 }, tone, strength);
  if (neon)
    glow(context, { x: width * 0.25, y: quayY, radius: size * 0.5, squash: 0.5 }, hex('#2fb8ff'), 0.4);
}

/** Lamps at the foot of the houses, spilling into the haze in front of them. */
function paintBloom(context: DrawingContext, stage: Stage, quayY: number): void {
  const { width, size, palette, scene } = stage;
  if (scene.light === 'day') return;
  const tones = windowTones(scene.concepts.has('neon'));
  const random = stage.random('bloom');
  const strength = scene.light === 'night' ? 0.4 : 0.2;
  const base = { y: quayY, radius: size * 0.62, squash: 0.2 };
  glow(context, { ...base, x: width * 0.5 }, mix(tones[0], palette.glow, 0.3), strength * 0.7);
  for (let lamp = 0; lamp < 16; lamp += 1) {
    const place = { x: random.between(0, width), y: quayY - size * random.between(0.004, 0.05) };
    const radius = size * random.between(0.03, 0.1);
    glow(context, { ...place, radius, squash: 0.8 }, random.pick(tones), strength);
  }
}

interface Car {
  readonly start: number;
  readonly speed: number;
  readonly lane: number;
  readonly white: boolean;
}

/** Head and tail lights along the quay, and what the water makes of them. */
function createTraffic(stage: Stage, quayY: number): Painter {
  if (stage.scene.light === 'day') return () => {};
  const { width, size } = stage;
  const random = stage.random('traffic');
  const white = createSpot(stage, hex('#fff1cc'));
  const red = createSpot(stage, hex('#ff5a3c'));
  const cars: Car[] = Array.from({ length: 46 }, (_, index) => ({
    start: random.next() * 1.3,
    speed: random.between(0.028, 0.05),
    lane: random.next(),
    white: index % 2 === 0,
  }));
  const radius = size * 0.0075;
  const wall = css(mix(stage.palette.ground, hex('#000000'), 0.2));
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    atDepth(context, { stage, depth: 0.42, seconds }, () => {
      context.fillStyle = wall;
      context.fillRect(-width * 0.1, quayY - size * 0.006, width * 1.2, size * 0.01);
      context.globalCompositeOperation = 'lighter';
      for (const car of cars) {
        const along = wrap(car.start + time * car.speed * (car.white ? 1 : -1), 1.3) - 0.15;
        const x = along * width;
        const y = quayY - size * (0.008 + car.lane * 0.003);
        const lamp = car.white ? white : red;
        context.globalAlpha = 0.9;
        context.drawImage(lamp, x - radius, y - radius, radius * 2, radius * 2);
        context.globalAlpha = 0.28;
        context.drawImage(lamp, x - radius * 0.6, quayY + size * 0.006, radius * 1.2, size * 0.07);
      }
      context.globalAlpha = 1;
      context.globalCompositeOperation = 'source-over';
    });
  };
}
