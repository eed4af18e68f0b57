/** Words for shapes that people and models use. */
const shapeWords = new Map([
  ['landscape', '16:9'],
  ['portrait', '9:16'],
  ['square', '1:1'],
]);

/** Width by height of `16:9`, `9x16`, `portrait`, ...; undefined for what is no shape, such as `auto`. */
export function parseAspect(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  const match = /^(\d+(?:\.\d+)?)\s*[:x×*/]\s*(\d+(?:\.\d+)?)$/.exec(shapeWords.get(words) ?? words);
  const [, width, height] = match ?? [];
  if (width === undefined || height === undefined) return undefined;
  const ratio = Number(width) / Number(height);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

const resolutionWords = new Map([
  ['2k', 1440],
  ['4k', 2160],
  ['hd', 720],
  ['fhd', 1080],
  ['qhd', 1440],
  ['uhd', 2160],
]);

/** Pixels of the short side of `720p`, `1080`, `4k`, ...; undefined for what is no resolution. */
export function parseResolution(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  const [, lines] = /^(\d{3,4})p?$/.exec(words) ?? [];
  return lines === undefined ? resolutionWords.get(words) : Number(lines);
}

/** How unlike two shapes are: 0 when equal, the same for 2:1 against 1:1 as for 1:2. */
export function shapeDistance(first: number, second: number): number {
  return Math.abs(Math.log(first / second));
}

const commonShapes = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'];

/** A shape in words: the common one within a percent or so, else the decimal ratio. */
export function aspectText(ratio: number): string {
  const near = commonShapes.find((shape) => shapeDistance(parseAspect(shape) ?? 1, ratio) < 0.015);
  return near ?? `${Math.round(ratio * 100) / 100}:1`;
}

/** The common shape that an odd size stands for: 576x320 is meant to be 16:9. */
export function meantShape(ratio: number): number {
  const near = commonShapes.find((shape) => shapeDistance(parseAspect(shape) ?? 1, ratio) < 0.03);
  return (near === undefined ? undefined : parseAspect(near)) ?? ratio;
}

/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture of this shape with a short side of so many pixels, not rounded. */
export function sizeOf(ratio: number, shortSide: number): PixelSize {
  return ratio >= 1
    ? { width: shortSide * ratio, height: shortSide }
    : { width: shortSide, height: shortSide / ratio };
}
