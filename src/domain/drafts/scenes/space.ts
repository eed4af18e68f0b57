import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { clamp, smoothstep } from '../../drawing/interpolation.js';
import { defineScene } from '../define-scene.js';
import { paintAstronaut } from '../elements/figures/floating-astronaut.js';
import { createMeteors } from '../elements/meteors.js';
import { createParticles } from '../elements/particles.js';
import { createPlanet, type PlanetOptions } from '../elements/planet.js';
import { glow } from '../elements/sky.js';
import { atDepth, createPlate, createTexture, type Stage } from '../stage.js';

export const space = defineScene({
  name: 'space',
  calls: { space: 1, astronaut: 0.8, rings: 0.6, milkyway: 0.3 },
  lights: ['night'],
  cameras: ['drift', 'push', 'pan'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const random = stage.random('space');
    const tones = random.pick(nebulas);
    const backdrop = createPlate(stage, { depth: 0 }, (context) => {
      paintNebula(context, stage, tones);
      paintStars(context, stage, 0);
      paintStars(context, stage, 1);
    });
    const side = random.sign();
    const planetOptions = choosePlanet(stage, side);
    const planet = createPlanet(stage, planetOptions);
    const moonPath = {
      x: width * (0.5 - side * 0.27),
      y: height * 0.27,
      radius: size * random.between(0.03, 0.045),
    };
    const moon = createPlanet(stage, {
      ...moonPath,
      purpose: 'moon',
      kind: 'rock',
      rings: false,
      colors: [hex('#6f6a72'), hex('#b5aca6'), hex('#d9d4d0')],
      sunAngle: planetOptions.sunAngle,
    });
    const dust = createParticles(stage, {
      purpose: 'dust',
      count: 60,
      area: { left: 0, top: 0, width, height },
      velocity: [size * 0.012 * side, size * 0.004],
      sway: 2,
      radius: [size * 0.0006, size * 0.0018],
      color: hex('#dfe7ff'),
      alpha: 0.55,
      glowing: true,
    });
    const meteors = createMeteors(stage, { everySeconds: 7, bottom: height * 0.6 });
    return (context, seconds) => {
      backdrop.draw(context, seconds);
      meteors(context, seconds);
      atDepth(context, { stage, depth: 0.3, seconds }, () => {
        context.save();
        context.translate(size * 0.01 * Math.sin(seconds * 0.12), size * 0.006 * Math.sin(seconds * 0.17));
        moon(context, seconds);
        context.restore();
      });
      atDepth(context, { stage, depth: 0.5, seconds }, () => planet(context, seconds));
      if (stage.scene.concepts.has('astronaut')) {
        atDepth(context, { stage, depth: 0.8, seconds }, () =>
          floatAstronaut(context, { stage, side, seconds }),
        );
      }
      dust(context, seconds);
    };
  },
});

/** Before the planet, turning slowly. */
function floatAstronaut(
  context: DrawingContext,
  { stage, side, seconds }: { stage: Stage; side: number; seconds: number },
): void {
  const { width, height, size } = stage;
  const time = seconds * stage.scene.pace;
  context.save();
  context.translate(
    width * (0.5 - side * 0.13) + size * 0.012 * Math.sin(time * 0.31),
    height * 0.52 + size * 0.016 * Math.sin(time * 0.43),
  );
  context.rotate(-side * 0.22 + 0.07 * Math.sin(time * 0.27));
  context.scale(side * size * 0.36, size * 0.36);
  paintAstronaut(context, time);
  context.restore();
}

type Nebula = readonly [deep: Color, cold: Color, warm: Color, spark: Color];

const nebulas: readonly [Nebula, ...Nebula[]] = [
  [hex('#05060f'), hex('#1b3a86'), hex('#a03a8c'), hex('#ffb38a')],
  [hex('#040a10'), hex('#0f5a72'), hex('#3f4fa8'), hex('#9ff0e0')],
  [hex('#0a0510'), hex('#4a1f7a'), hex('#c2476a'), hex('#ffd08a')],
];

function choosePlanet(stage: Stage, side: number): PlanetOptions {
  const { width, height, size, scene } = stage;
  const random = stage.random('planet');
  const kinds: readonly [readonly [string, string, string], ...(readonly [string, string, string])[]] = [
    ['#d9a066', '#8a5238', '#ffd9a8'],
    ['#6fa3c9', '#31588f', '#bfe4ff'],
    ['#c9748a', '#6b3560', '#ffc2d0'],
    ['#7fc4ad', '#2f6f74', '#c8fff0'],
  ];
  const earth = scene.concepts.has('astronaut') || random.next() < 0.3;
  const rings = scene.concepts.has('rings');
  const [base, band, rim] = random.pick(kinds);
  return {
    purpose: 'planet',
    x: width * (0.5 + side * (rings ? 0.1 : 0.2)),
    y: height * (rings ? 0.52 : 0.66),
    radius: size * (rings ? 0.2 : 0.36),
    kind: earth && !rings ? 'earth' : 'giant',
    rings,
    colors:
      earth && !rings ? [hex('#123f78'), hex('#3f6b3a'), hex('#8fd0ff')] : [hex(base), hex(band), hex(rim)],
    sunAngle: side > 0 ? Math.PI * 1.2 : Math.PI * 1.8,
  };
}

function paintNebula(context: DrawingContext, stage: Stage, tones: Nebula): void {
  const { width, height, size } = stage;
  const noise = stage.noise('nebula');
  const [deep, cold, warm, spark] = tones;
  const columns = 360;
  const rows = Math.ceil((columns * height) / width);
  const unit = (width / columns) * (1 / size);
  const texture = createTexture(stage, { width: columns, height: rows }, (data, index, x, y) => {
    const u = x * unit;
    const v = y * unit;
    const warpX = noise.fractal(u * 1.3 + 5, v * 1.3, 3) * 0.7;
    const warpY = noise.fractal(u * 1.3, v * 1.3 + 8, 3) * 0.7;
    const gas = noise.fractal(u * 1.7 + warpX, v * 1.7 + warpY, 5);
    const other = noise.fractal(u * 1.3 - warpY + 20, v * 1.3 + warpX, 4);
    const veil = noise.ridged(u * 2.2 + warpX * 0.8, v * 2.2 + warpY * 0.8, 4);
    const a = smoothstep(-0.25, 0.65, gas);
    const b = smoothstep(0.02, 0.7, other) * a;
    const c = smoothstep(0.5, 0.95, veil) * a * 0.55;
    for (let channel = 0; channel < 3; channel += 1) {
      let tone = deep[channel] ?? 0;
      tone += ((cold[channel] ?? 0) - tone) * a * 0.75;
      tone += ((warm[channel] ?? 0) - tone) * b * 0.75;
      tone += ((spark[channel] ?? 0) - tone) * clamp(c * (0.3 + b), 0, 0.6);
      data[index + channel] = tone;
    }
    data[index + 3] = 255;
  });
  context.imageSmoothingQuality = 'high';
  const margin = width * 0.03 + 8;
  context.drawImage(texture, -margin, -margin, width + 2 * margin, height + 2 * margin);
}

function paintStars(context: DrawingContext, stage: Stage, row: number): void {
  const { width, height, size } = stage;
  const random = stage.random(`stars ${row}`);
  const count = row === 0 ? 900 : 150;
  for (let index = 0; index < count; index += 1) {
    const faint = random.next();
    const radius = (size / 960) * (row === 0 ? 0.4 + 0.6 * (1 - faint) ** 4 : 0.7 + 1.1 * (1 - faint) ** 5);
    const x = random.between(-0.03, 1.03) * width;
    const y = random.between(-0.03, 1.03) * height;
    const tone = mix(hex('#ffffff'), random.pick([hex('#bcd0ff'), hex('#ffe0c0'), hex('#ffffff')]), 0.6);
    context.fillStyle = css(tone, 0.25 + 0.75 * (1 - faint) ** 1.5);
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.fill();
    if (row === 1 && faint < 0.035) {
      glow(context, { x, y, radius: radius * 14, squash: 1 }, tone, 0.4);
      context.fillRect(x - radius * 9, y - 0.4, radius * 18, 0.8);
      context.fillRect(x - 0.4, y - radius * 9, 0.8, radius * 18);
    }
  }
}
