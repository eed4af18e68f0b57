import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext, DrawingLayer, PixelValues } from '../../drawing/drawing-context.js';
import { clamp, smoothstep, wrap } from '../../drawing/interpolation.js';
import { createTexture, type Painter, type Stage } from '../stage.js';

export interface PlanetOptions {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly kind: 'earth' | 'giant' | 'rock';
  readonly rings: boolean;
  /** Surface, its second color, and the light at its rim. */
  readonly colors: readonly [base: Color, band: Color, rim: Color];
  /** Direction to the sun in radians, clockwise from the right. */
  readonly sunAngle: number;
  readonly purpose: string;
}

/** Columns of a planet's map once round; its rows are half as many. */
const MAP = 512;
/** Of the rings, in radians. */
const TILT = -0.16;

/** A turning planet: a map slides behind its disc, light and shadow lie still upon it. */
export function createPlanet(stage: Stage, options: PlanetOptions): Painter {
  const { radius } = options;
  const side = Math.ceil(radius * 2);
  const map = paintMap(stage, options);
  const light = paintLight(stage, options);
  const ground = css(mix(options.colors[0], options.colors[2], 0.4));
  const rings = options.rings ? paintRings(stage, options) : undefined;
  return (context, seconds) => {
    const turn = wrap(seconds * 0.006 * stage.scene.pace, 1) * MAP;
    const left = options.x - radius;
    const top = options.y - radius;
    if (rings !== undefined) drawRings(context, { options, rings, half: 'back' });
    context.fillStyle = ground;
    context.beginPath();
    context.arc(options.x, options.y, Math.max(0.5, radius - 1.5), 0, Math.PI * 2);
    context.fill();
    drawGlobe(context, { map, radius, turn, x: options.x, y: options.y });
    context.drawImage(light, left - radius * 0.5, top - radius * 0.5, side * 1.5, side * 1.5);
    if (rings !== undefined) drawRings(context, { options, rings, half: 'front' });
  };
}

/** Wraps half of the map round the disc: strips along the parallels, each as wide as the globe is there. */
function drawGlobe(
  context: DrawingContext,
  globe: {
    readonly map: DrawingLayer;
    readonly radius: number;
    readonly turn: number;
    readonly x: number;
    readonly y: number;
  },
): void {
  const { map, radius, turn, x } = globe;
  const latitude = (y: number): number => Math.asin(Math.min(1, Math.max(-1, y / radius))) / Math.PI + 0.5;
  let y = -radius;
  while (y < radius) {
    const height = Math.abs(y) > radius * 0.8 ? 2 : 6;
    const sine = Math.min(0.9999, Math.max(Math.abs(y), Math.abs(y + height)) / radius);
    const half = Math.sqrt(1 - sine * sine) * radius - Math.min(1.5, radius * 0.1);
    const top = (MAP / 2) * latitude(y);
    const rows = Math.max(0.5, (MAP / 2) * latitude(y + height) - top);
    context.drawImage(
      map,
      turn,
      Math.min(top, MAP / 2 - rows),
      MAP / 2,
      rows,
      x - half,
      globe.y + y,
      half * 2,
      height + 0.5,
    );
    y += height;
  }
}

function paintMap(stage: Stage, options: PlanetOptions): DrawingLayer {
  const noise = stage.noise(options.purpose);
  const [base, band, rim] = options.colors;
  const white = hex('#f4f7fb');
  const rows = MAP / 2;
  return createTexture(stage, { width: MAP * 1.5, height: rows }, (data, index, x, y) => {
    const u = (x / MAP) * 8;
    const v = (y / rows) * 4;
    let color: Color;
    if (options.kind === 'giant') {
      const swirl = noise.fractal(u * 0.9, v * 2.2, 4, 8) * 0.32;
      const stripe = noise.fractal(0.5, v * 2.6 + swirl, 4) * 1.5;
      const fine = noise.fractal(u * 2, v * 9 + swirl * 3, 3, 16) * 0.35;
      color = blend(blend(base, band, clamp(0.5 + stripe, 0, 1)), rim, clamp(fine, 0, 0.5));
    } else if (options.kind === 'earth') {
      const land = smoothstep(0.02, 0.12, noise.fractal(u, v * 1.1, 5, 8));
      const cloud = smoothstep(0.02, 0.55, noise.fractal(u * 1.5 + 3, v * 2.4 + noise.at(u, v, 8), 5, 12));
      const pole = smoothstep(0.8, 0.95, Math.abs(v / 4 - 0.5) * 2 + 0.1 * noise.at(u * 2, v, 16));
      const ground = blend(band, hex('#b79a63'), clamp(0.5 + noise.fractal(u * 2, v * 2, 3, 16) * 1.4, 0, 1));
      color = blend(blend(blend(base, ground, land), white, pole), white, cloud * 0.85);
    } else {
      const rough = noise.fractal(u * 1.4, v * 1.4, 5, 8);
      color = blend(base, band, clamp(0.5 + rough * 1.3, 0, 1));
    }
    data[index] = color[0];
    data[index + 1] = color[1];
    data[index + 2] = color[2];
    data[index + 3] = 255;
  });
}

/** Night side, soft edge of day, and the glowing rim of air; drawn over the disc and a little beyond it. */
function paintLight(stage: Stage, options: PlanetOptions): DrawingLayer {
  const side = 420;
  const rim = options.colors[2];
  const sunX = Math.cos(options.sunAngle);
  const sunY = Math.sin(options.sunAngle);
  return createTexture(stage, { width: side, height: side }, (data, index, x, y) => {
    const px = ((x + 0.5) / side - 0.5) * 3;
    const py = ((y + 0.5) / side - 0.5) * 3;
    const away = Math.hypot(px, py);
    const towards = px * sunX + py * sunY;
    if (away > 1.01) {
      const halo = Math.exp(-(away - 1) * 13) * smoothstep(-0.35, 0.75, towards) * 0.75;
      setPixel(data, index, rim, halo * smoothstep(1.49, 1.2, away));
      return;
    }
    const depth = Math.sqrt(Math.max(0, 1 - away * away));
    const day = smoothstep(-0.22, 0.62, towards * 0.92 + depth * 0.3);
    const dark = (1 - day) * 0.97;
    const edge = 0.72 * away ** 6 * smoothstep(-0.15, 0.6, towards);
    const alpha = 1 - (1 - dark) * (1 - edge);
    setPixel(data, index, blend([2, 4, 12], rim, edge / (alpha + 1e-6)), alpha);
  });
}

function setPixel(data: PixelValues, index: number, color: Color, alpha: number): void {
  data[index] = color[0];
  data[index + 1] = color[1];
  data[index + 2] = color[2];
  data[index + 3] = 255 * clamp(alpha, 0, 1);
}

/** Rings from above: bands of ice with gaps; they are drawn flattened and tilted. */
function paintRings(stage: Stage, options: PlanetOptions): DrawingLayer {
  const noise = stage.noise(`${options.purpose} rings`);
  const side = 640;
  const [base, band] = options.colors;
  const pale = mix(base, hex('#fff4e0'), 0.5);
  return createTexture(stage, { width: side, height: side }, (data, index, x, y) => {
    const away = Math.hypot(x - side / 2, y - side / 2) / (side / 2);
    if (away < 0.54 || away > 1) return;
    const grain = 0.5 + 0.5 * noise.fractal(away * 34, 1, 4) * 1.6;
    const gap = 1 - smoothstep(0.012, 0.004, Math.abs(away - 0.82));
    const edge = smoothstep(0.54, 0.6, away) * smoothstep(1, 0.965, away);
    setPixel(data, index, blend(band, pale, clamp(grain, 0, 1)), edge * gap * (0.3 + 0.6 * grain));
  });
}

function drawRings(
  context: DrawingContext,
  call: { options: PlanetOptions; rings: DrawingLayer; half: 'back' | 'front' },
): void {
  const { options, rings, half } = call;
  const reach = options.radius * 2.25;
  context.save();
  context.translate(options.x, options.y);
  context.rotate(TILT);
  context.scale(1, 0.27);
  context.beginPath();
  context.rect(-reach * 1.1, half === 'back' ? -reach * 1.1 : 0, reach * 2.2, reach * 1.1);
  context.clip();
  context.globalAlpha = 0.92;
  context.drawImage(rings, -reach, -reach, reach * 2, reach * 2);
  context.restore();
}

function blend(from: Color, to: Color, share: number): Color {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
