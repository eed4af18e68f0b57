import { addStops, type Color, css, lighten, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

/** The sun or the moon, in pixels of the picture. */
export interface SkyLight {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface SkyOptions {
  /** Pixels from the top. */
  readonly horizonY: number;
  /** Down to where it can be seen, in pixels. Default: the whole picture; below the rest is not drawn. */
  readonly bottom?: number;
  /** Where the sun or moon stands from left (0) to right (1). Default: chosen by the seed, off the middle. */
  readonly sunX?: number;
  /** Between horizon (0) and top (1). Default: as the light has it. */
  readonly sunHeight?: number;
  /** Paints onto the air, behind the sun: what stands still for good. */
  readonly decorate?: (context: DrawingContext) => void;
  /** Diameter compared with the usual one. Default 1. */
  readonly sunScale?: number;
}

export interface Sky {
  readonly paint: Painter;
  /** Absent when the light has none to see. */
  readonly sun?: SkyLight;
}

/** Air and light behind everything: it is infinitely far and never moves. */
export function createSky(stage: Stage, options: SkyOptions): Sky {
  const sun = placeSun(stage, options);
  const bottom = options.bottom ?? stage.height;
  const plate = createPlate(stage, { depth: 0, bottom }, (context) => {
    paintAir(context, stage, options.horizonY);
    options.decorate?.(context);
    if (sun === undefined) paintOvercastGlow(context, stage, options.horizonY);
    else paintSun(context, stage, sun);
  });
  return { paint: (context, seconds) => plate.draw(context, seconds), ...(sun === undefined ? {} : { sun }) };
}

function placeSun(stage: Stage, options: SkyOptions): SkyLight | undefined {
  const { palette, scene } = stage;
  const height = options.sunHeight ?? palette.sunHeight;
  if (palette.sunHeight === undefined || height === undefined) return undefined;
  const random = stage.random('sun');
  const chosen = random.pick([0.3, 0.36, 0.64, 0.7]) + random.between(-0.04, 0.04);
  const scale = (options.sunScale ?? 1) * (scene.light === 'day' ? 0.7 : 1);
  return {
    x: stage.width * (options.sunX ?? chosen),
    y: options.horizonY * (1 - height),
    radius: stage.size * 0.045 * scale,
  };
}

function paintAir(context: DrawingContext, stage: Stage, horizonY: number): void {
  const [top, upper, lower, horizon] = stage.palette.sky;
  const gradient = context.createLinearGradient(0, -stage.height * 0.02, 0, horizonY);
  context.fillStyle = addStops(gradient, [
    [0, top],
    [0.42, upper],
    [0.8, lower],
    [1, horizon],
  ]);
  context.fillRect(-8, -8, stage.width + 16, stage.height + 16);
}

function paintSun(context: DrawingContext, stage: Stage, sun: SkyLight): void {
  const { palette, scene } = stage;
  const strength = palette.glowStrength;
  glow(context, { ...sun, radius: stage.size * 1.05, squash: 0.62 }, palette.glow, 0.42 * strength);
  glow(context, { ...sun, radius: stage.size * 0.5, squash: 0.85 }, palette.glow, 0.5 * strength);
  glow(
    context,
    { ...sun, radius: sun.radius * 3.4, squash: 1 },
    mix(palette.glow, palette.sun, 0.5),
    0.75 * strength,
  );
  if (scene.light === 'night') paintMoon(context, stage, sun);
  else paintDisc(context, stage, sun);
}

function paintDisc(context: DrawingContext, stage: Stage, sun: SkyLight): void {
  const { palette } = stage;
  const disc = context.createRadialGradient(sun.x, sun.y, 0, sun.x, sun.y, sun.radius * 1.06);
  disc.addColorStop(0, css(lighten(palette.sun, 0.03)));
  disc.addColorStop(0.9, css(palette.sun));
  disc.addColorStop(1, css(palette.sun, 0));
  context.fillStyle = disc;
  context.fillRect(sun.x - sun.radius * 1.2, sun.y - sun.radius * 1.2, sun.radius * 2.4, sun.radius * 2.4);
}

function paintMoon(context: DrawingContext, stage: Stage, moon: SkyLight): void {
  const { palette } = stage;
  const noise = stage.noise('moon');
  const random = stage.random('moon');
  context.save();
  context.beginPath();
  context.arc(moon.x, moon.y, moon.radius, 0, Math.PI * 2);
  const face = context.createRadialGradient(
    moon.x - moon.radius * 0.3,
    moon.y - moon.radius * 0.3,
    moon.radius * 0.1,
    moon.x,
    moon.y,
    moon.radius * 1.05,
  );
  face.addColorStop(0, css(palette.sun));
  face.addColorStop(1, css(mix(palette.sun, palette.glow, 0.55)));
  context.fillStyle = face;
  context.fill();
  context.clip();
  for (let mark = 0; mark < 60; mark += 1) {
    const x = random.between(-1, 1);
    const y = random.between(-1, 1);
    if (noise.fractal(x * 1.6, y * 1.6, 2) < 0.06) continue;
    const radius = moon.radius * random.between(0.12, 0.3);
    glow(
      context,
      { x: moon.x + x * moon.radius, y: moon.y + y * moon.radius, radius, squash: 1 },
      mix(palette.sky[2], palette.glow, 0.45),
      0.3,
      'source-over',
    );
  }
  context.restore();
}

function paintOvercastGlow(context: DrawingContext, stage: Stage, horizonY: number): void {
  const place = { x: stage.width * 0.5, y: horizonY * 0.5, radius: stage.size * 0.8, squash: 0.5 };
  glow(context, place, stage.palette.glow, 0.4 * stage.palette.glowStrength);
}

/** A soft round light. `squash`: its height as a share of its width. */
export function glow(
  context: DrawingContext,
  place: { readonly x: number; readonly y: number; readonly radius: number; readonly squash: number },
  color: Color,
  alpha: number,
  blend: 'screen' | 'lighter' | 'source-over' = 'screen',
): void {
  const { x, y, radius, squash } = place;
  context.save();
  context.globalCompositeOperation = blend;
  context.translate(x, y);
  context.scale(1, squash);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, radius);
  for (let step = 0; step <= 10; step += 1) {
    const fall = 1 - step / 10;
    gradient.addColorStop(step / 10, css(color, alpha * fall * fall * (0.4 + 0.6 * fall)));
  }
  context.fillStyle = gradient;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
  context.restore();
}
