import { type Color, css, lighten, mix } from '../../drawing/color.js';
import type { DrawingContext, DrawingLayer } from '../../drawing/drawing-context.js';
import { clamp, smoothstep } from '../../drawing/interpolation.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import { atDepth, createTexture, type Painter, type Stage } from '../stage.js';
import type { SkyLight } from './sky.js';

export interface WaterOptions {
  readonly horizonY: number;
  /** Pixels from the top; below it something else is drawn. Default: the bottom of the picture. */
  readonly bottom?: number;
  readonly sun?: SkyLight;
  /** 0 a mirror, 1 open sea. */
  readonly roughness: number;
}

/** Seconds in which one picture of the waves comes and goes; two of them take turns. */
const SWELL_SECONDS = 4.2;

/** Open water to the horizon: facets that mirror the sky or show the deep, rolling towards the eye. */
export function createWater(stage: Stage, options: WaterOptions): Painter {
  const bottom = options.bottom ?? stage.height;
  const depth = bottom - options.horizonY;
  const surfaces = [0, 1].map((turn) => paintSurface(stage, options, turn));
  const glints = createGlints(stage, options);
  const left = (stage.width - surfaceWidth(stage)) / 2;
  return (context, seconds) => {
    const time = (seconds * stage.scene.pace) / SWELL_SECONDS;
    atDepth(context, { stage, depth: 0.3, seconds }, () => {
      surfaces.forEach((surface, turn) => {
        const age = time + turn * 0.5;
        const life = age - Math.floor(age);
        const alpha = turn === 0 ? 1 : 1 - Math.abs(life * 2 - 1);
        const stretch = 1 + 0.16 * life;
        context.globalAlpha = alpha;
        context.drawImage(surface, left, options.horizonY, surface.width * 2, depth * 1.06 * stretch);
      });
      context.globalAlpha = 1;
    });
    glints(context, seconds);
  };
}

function surfaceWidth(stage: Stage): number {
  return Math.ceil((stage.width * (1 + stage.camera.reach.x)) / 2) * 2 + 8;
}

/** Half as many columns as pixels: waves far away are flat and wide, so the loss is not seen. */
function paintSurface(stage: Stage, options: WaterOptions, turn: number): DrawingLayer {
  const { palette } = stage;
  const height = Math.ceil((options.bottom ?? stage.height) - options.horizonY);
  const width = surfaceWidth(stage) / 2;
  const rows = Array.from({ length: height }, (_, y) => describeRow(stage, (y + 0.5) / height, height));
  const slopeAt = createSwell(stage, turn);
  const center = options.sun === undefined ? width / 2 : (options.sun.x - stage.width / 2) / 2 + width / 2;
  const unit = 2 / stage.size;
  return createTexture(stage, { width, height }, (data, index, x, y) => {
    const row = rows[y];
    if (row === undefined) return;
    const slope = slopeAt(row, (x - width / 2) * unit);
    const facet = clamp(slope * 1.5 * options.roughness, -1, 1);
    const target = facet > 0 ? row.light : row.dark;
    const share = Math.abs(facet) * row.contrast;
    const across = ((x - center) * unit) / row.pathWidth;
    const shines = options.sun !== undefined && Math.abs(across) < 2.2;
    const shine = shines
      ? Math.exp(-across * across * 1.6) * row.shine * (0.3 + 0.7 * smoothstep(0.05, 0.55, slope))
      : 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const base = row.base[channel] ?? 0;
      const value = base + ((target[channel] ?? 0) - base) * share;
      data[index + channel] = value + ((palette.glow[channel] ?? 0) - value * 0.5) * shine;
    }
    data[index + 3] = 255;
  });
}

/** Waves as the eye sees them over flat water: how far a facet leans, -1 to 1, by row and place from the middle. */
function createSwell(stage: Stage, turn: number): (row: Row, aside: number) => number {
  const noise = stage.noise(`surface ${turn}`);
  return (row, aside) => {
    const u = (aside * 6) / row.perspective;
    let slope = 0;
    let scale = 1;
    let strength = 0.62;
    for (const seen of row.octaves) {
      if (seen > 0)
        slope += strength * seen * noise.at(u * scale * 0.55 + scale * 7, row.v * scale + u * 0.15);
      scale *= 2.1;
      strength *= 0.62;
    }
    return slope;
  };
}

/** What all pixels of one row share. */
interface Row {
  readonly perspective: number;
  readonly v: number;
  /** How much of each octave of waves can be told apart there. */
  readonly octaves: readonly number[];
  readonly pathWidth: number;
  readonly shine: number;
  readonly base: Color;
  readonly light: Color;
  readonly dark: Color;
  readonly contrast: number;
}

function describeRow(stage: Stage, near: number, height: number): Row {
  const { palette } = stage;
  const [top, upper, lower, horizon] = palette.sky;
  const far = mix(mix(horizon, palette.haze, 0.5), palette.water, 0.12);
  const middle = mix(mix(lower, palette.water, 0.5), upper, 0.25);
  const close = mix(palette.water, top, 0.3);
  const base =
    near < 0.3 ? mix(far, middle, (near / 0.3) ** 0.7) : mix(middle, close, smoothstep(0.2, 1, near));
  const perspective = near + 0.045;
  const perPixel = 15 / (perspective * height);
  return {
    perspective,
    v: -15 * Math.log(perspective),
    octaves: [1, 2.1, 4.41, 9.26].map((scale) => 1 - smoothstep(0.18, 0.5, perPixel * scale)),
    pathWidth: 0.06 + 0.34 * near,
    shine: palette.glowStrength * (0.9 - 0.45 * near),
    base,
    light: mix(mix(horizon, lower, clamp(near * 1.3, 0, 0.75)), palette.water, 0.15 + 0.3 * near),
    dark: mix(lighten(palette.water, -0.03), palette.ground, 0.25 + 0.25 * near),
    contrast: 0.25 + 0.65 * smoothstep(0, 0.5, near),
  };
}

interface Glint {
  readonly nearness: number;
  readonly length: number;
  readonly lifeSeconds: number;
  readonly phase: number;
  readonly seed: number;
}

/** Sparks of the sun on the waves: each flashes, then lives again somewhere else in the path. */
function createGlints(stage: Stage, options: WaterOptions): Painter {
  const { sun } = options;
  if (sun === undefined) return () => {};
  const random = stage.random('glints');
  const glints: Glint[] = Array.from({ length: 260 }, () => ({
    nearness: random.next() ** 1.7,
    length: random.between(0.3, 1),
    lifeSeconds: random.between(0.7, 2.2),
    phase: random.next(),
    seed: Math.floor(random.next() * 1e9),
  }));
  const color = css(mix(stage.palette.glow, stage.palette.sun, 0.6), 0.8 * stage.palette.glowStrength);
  return (context, seconds) => {
    context.fillStyle = color;
    atDepth(context, { stage, depth: 0.3, seconds }, () => {
      context.beginPath();
      for (const glint of glints)
        traceGlint(context, { stage, options, sun, glint, time: seconds * stage.scene.pace });
      context.fill();
    });
  };
}

interface GlintCall {
  readonly stage: Stage;
  readonly options: WaterOptions;
  readonly sun: SkyLight;
  readonly glint: Glint;
  readonly time: number;
}

function traceGlint(context: DrawingContext, call: GlintCall): void {
  const { stage, options, sun, glint } = call;
  const age = call.time / glint.lifeSeconds + glint.phase;
  const life = Math.floor(age);
  const shine = Math.sin((age - life) * Math.PI);
  const place = bell(hashUnit(glint.seed, life), hashUnit(glint.seed, life + 7919));
  const perspective = 0.03 + 0.97 * glint.nearness;
  const x = sun.x + place * (sun.radius * 1.2 + stage.size * 0.26 * perspective);
  const y =
    options.horizonY +
    ((options.bottom ?? stage.height) - options.horizonY) * glint.nearness * (1 + 0.04 * (age - life));
  const half = (0.6 + glint.length * stage.size * 0.022 * perspective) * shine;
  const thick = half * 0.16 + 0.3 * shine;
  context.moveTo(x - half, y);
  context.quadraticCurveTo(x, y - thick, x + half, y);
  context.quadraticCurveTo(x, y + thick, x - half, y);
}

/** Thick in the middle, thin towards -1 and 1, from two even numbers. */
function bell(a: number, b: number): number {
  return (a + b - 1) * (0.5 + 0.5 * Math.abs(a - b));
}
