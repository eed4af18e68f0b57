import type { DrawingGradient } from './drawing-context.js';

/** Red, green and blue in sRGB, 0 to 255 each; fractions are allowed. */
export type Color = readonly [red: number, green: number, blue: number];

/** A color at a place from 0 to 1. */
export type ColorStop = readonly [offset: number, color: Color, alpha?: number];

/** Reads `#rrggbb`. */
export function hex(code: string): Color {
  const value = Number.parseInt(code.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Writes a color for a canvas; `alpha` from 0 to 1. */
export function css(color: Color, alpha = 1): string {
  const [red, green, blue] = color;
  return `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${Math.round(alpha * 1000) / 1000})`;
}

/**
 * The color `share` of the way from one to another, mixed in Oklab, where steps look even and nothing turns
 * grey on the way. Source: Björn Ottosson, https://bottosson.github.io/posts/oklab/
 */
export function mix(from: Color, to: Color, share: number): Color {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const a = toOklab(from);
  const b = toOklab(to);
  return fromOklab([
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
  ]);
}

/** Lighter (`amount` above 0) or darker (below 0) by that much of Oklab lightness, -1 to 1. */
export function lighten(color: Color, amount: number): Color {
  const [lightness, a, b] = toOklab(color);
  return fromOklab([Math.min(1, Math.max(0, lightness + amount)), a, b]);
}

/** More (`factor` above 1) or less (below 1) colorful; 0 is grey. */
export function saturate(color: Color, factor: number): Color {
  const [lightness, a, b] = toOklab(color);
  return fromOklab([lightness, a * factor, b * factor]);
}

/** The color with its lightness kept and its hue and colorfulness moved towards those of `tint`. */
export function tintTowards(color: Color, tint: Color, share: number): Color {
  const own = toOklab(color);
  const other = toOklab(tint);
  return fromOklab([own[0], own[1] + (other[1] - own[1]) * share, own[2] + (other[2] - own[2]) * share]);
}

/** A color from hue in degrees, Oklab lightness 0 to 1 and chroma (0 grey, 0.15 strong). */
export function fromHue(hue: number, lightness: number, chroma: number): Color {
  const angle = (hue * Math.PI) / 180;
  return fromOklab([lightness, Math.cos(angle) * chroma, Math.sin(angle) * chroma]);
}

/** The color of a row of stops at `offset`, mixed in Oklab. */
export function colorAt(stops: readonly ColorStop[], offset: number): Color {
  let before = stops[0];
  for (const stop of stops) {
    if (stop[0] >= offset) {
      if (before === undefined || stop[0] === before[0]) return stop[1];
      return mix(before[1], stop[1], (offset - before[0]) / (stop[0] - before[0]));
    }
    before = stop;
  }
  return before?.[1] ?? [0, 0, 0];
}

/** Puts stops into a canvas gradient; between two stops the canvas mixes in sRGB, so steps in Oklab are added. */
export function addStops(gradient: DrawingGradient, stops: readonly ColorStop[]): DrawingGradient {
  stops.forEach((stop, index) => {
    const [offset, color, alpha = 1] = stop;
    gradient.addColorStop(clamp01(offset), css(color, alpha));
    const following = stops[index + 1];
    if (following === undefined) return;
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      const between = alpha + ((following[2] ?? 1) - alpha) * share;
      const place = offset + (following[0] - offset) * share;
      gradient.addColorStop(clamp01(place), css(mix(color, following[1], share), between));
    }
  });
  return gradient;
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

type Oklab = readonly [lightness: number, a: number, b: number];

function toOklab([red, green, blue]: Color): Oklab {
  const r = toLinear(red / 255);
  const g = toLinear(green / 255);
  const b = toLinear(blue / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Oklab): Color {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  const held = Math.min(1, Math.max(0, value));
  return 255 * (held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055);
}
