import { type Color, css, hex, lighten, mix, saturate } from '../drawing/color.js';
import type { DrawingContext } from '../drawing/drawing-context.js';
import { wrap } from '../drawing/interpolation.js';
import type { WeatherName } from './draft-scene.js';
import { createClouds } from './elements/clouds.js';
import { createParticles } from './elements/particles.js';
import type { Palette } from './palettes.js';
import type { Painter, Stage } from './stage.js';

/** What bad weather takes from the light. */
export function dampen(palette: Palette, weather: WeatherName): Palette {
  if (weather === 'clear') return palette;
  const strength = { rain: 0.42, snow: 0.3, fog: 0.5 }[weather];
  const dim = weather === 'rain' ? -0.05 : 0;
  const grey = (color: Color): Color => lighten(saturate(color, 1 - strength * 0.5), dim);
  const [top, upper, lower, horizon] = palette.sky;
  const { sunHeight, ...rest } = palette;
  const hidden = weather === 'rain' && palette.brightness > 0.9;
  return {
    ...rest,
    ...(sunHeight === undefined || hidden ? {} : { sunHeight }),
    sky: [
      grey(mix(top, lower, strength * 0.5)),
      grey(mix(upper, lower, strength * 0.5)),
      grey(lower),
      grey(mix(horizon, lower, strength * 0.4)),
    ],
    haze: grey(palette.haze),
    key: grey(mix(palette.key, palette.haze, strength * 0.5)),
    cloudLight: grey(mix(palette.cloudLight, palette.cloudShade, strength * 0.3)),
    cloudShade: grey(palette.cloudShade),
    glowStrength: palette.glowStrength * (1 - strength * 0.6),
    stars: palette.stars * (1 - strength),
  };
}

/** What falls or hangs between the scene and the eye. */
export function createWeather(stage: Stage): Painter {
  switch (stage.scene.weather) {
    case 'clear':
      return () => {};
    case 'rain':
      return createRain(stage);
    case 'snow':
      return createSnow(stage);
    case 'fog':
      return createFog(stage);
  }
}

function createRain(stage: Stage): Painter {
  const { width, height, size, palette } = stage;
  const random = stage.random('rain');
  const tone = mix(palette.sky[3], hex('#ffffff'), 0.35);
  const curtains = [
    { count: 240, length: 0.03, speed: 0.95, thick: 0.0008, alpha: 0.16 },
    { count: 130, length: 0.055, speed: 1.45, thick: 0.0013, alpha: 0.22 },
    { count: 44, length: 0.1, speed: 2.2, thick: 0.0021, alpha: 0.2 },
  ].map((curtain) => ({
    ...curtain,
    drops: Array.from({ length: curtain.count }, () => ({ x: random.next(), y: random.next() })),
  }));
  const slant = 0.12 * random.sign();
  return (context, seconds) => {
    context.lineCap = 'round';
    for (const curtain of curtains) {
      const length = curtain.length * size;
      const span = height + length * 2;
      context.strokeStyle = css(tone, curtain.alpha);
      context.lineWidth = Math.max(0.8, curtain.thick * size);
      context.beginPath();
      for (const drop of curtain.drops) {
        const y = wrap(drop.y * span + seconds * curtain.speed * size, span) - length;
        const x = drop.x * (width + height * 0.3) - height * 0.15 + slant * (y - height / 2);
        context.moveTo(x, y);
        context.lineTo(x + slant * length, y + length);
      }
      context.stroke();
    }
  };
}

function createSnow(stage: Stage): Painter {
  const { width, height, size } = stage;
  const area = { left: 0, top: 0, width, height };
  const color = mix(hex('#ffffff'), stage.palette.sky[3], 0.12);
  const alpha = 0.55 + 0.4 * stage.palette.brightness;
  const wind = stage.random('wind').sign();
  const fine = createParticles(stage, {
    purpose: 'fine snow',
    count: 190,
    area,
    velocity: [size * 0.012 * wind, size * 0.06],
    sway: size * 0.012,
    radius: [size * 0.0012, size * 0.0042],
    color,
    alpha,
  });
  const large = createParticles(stage, {
    purpose: 'large snow',
    count: 34,
    area,
    velocity: [size * 0.03 * wind, size * 0.13],
    sway: size * 0.03,
    radius: [size * 0.004, size * 0.013],
    color,
    alpha: alpha * 0.55,
  });
  return (context, seconds) => {
    fine(context, seconds);
    large(context, seconds);
  };
}

function createFog(stage: Stage): Painter {
  const { width, height, palette } = stage;
  const colors = [mix(palette.sky[3], palette.haze, 0.5), palette.haze] as const;
  const veil = (context: DrawingContext): void => {
    const gradient = context.createLinearGradient(0, height * 0.2, 0, height);
    gradient.addColorStop(0, css(palette.haze, 0));
    gradient.addColorStop(0.5, css(palette.haze, 0.3));
    gradient.addColorStop(1, css(palette.haze, 0.12));
    context.fillStyle = gradient;
    context.fillRect(0, 0, width, height);
  };
  const banks = createClouds(stage, {
    top: height * 0.3,
    bottom: height * 1.02,
    cover: 0.85,
    stretch: 3.4,
    speed: 0.016,
    depth: 0.7,
    alpha: 0.62,
    purpose: 'fog',
    colors,
  });
  const layer = stage.createLayer(width, height);
  veil(layer.getContext('2d'));
  return (context, seconds) => {
    context.drawImage(layer, 0, 0);
    banks(context, seconds);
  };
}
