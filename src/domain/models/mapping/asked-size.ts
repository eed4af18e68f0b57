import { AivideoError } from '../../errors.js';
import type { CommonOptions } from '../common-options.js';
import { parseAspect, parseResolution, sizeOf } from './aspect.js';

/** What was asked of the size, read. */
export interface AskedSize {
  readonly width?: number;
  readonly height?: number;
  readonly aspect?: { readonly text: string; readonly ratio?: number };
  readonly resolution?: { readonly text: string; readonly pixels?: number };
}

/** Reads the four options of size; undefined when none was given. */
export function readSize({ width, height, aspect, resolution }: CommonOptions): AskedSize | undefined {
  if ([width, height, aspect, resolution].every((value) => value === undefined)) return undefined;
  const ratio = aspect === undefined ? undefined : parseAspect(aspect);
  const pixels = resolution === undefined ? undefined : parseResolution(resolution);
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(aspect !== undefined && { aspect: { text: aspect, ...(ratio !== undefined && { ratio }) } }),
    ...(resolution !== undefined && {
      resolution: { text: resolution, ...(pixels !== undefined && { pixels }) },
    }),
  };
}

/**
 * The shape that was asked for, by its name or by width and height.
 * Errors: `input-invalid` for an aspect that is none (a model's own word for one has been recognised before).
 */
export function askedRatio({ width, height, aspect }: AskedSize): number | undefined {
  if (width !== undefined && height !== undefined) return width / height;
  if (aspect === undefined) return undefined;
  if (aspect.ratio === undefined) throw unreadable('aspect', aspect.text, 'a ratio such as `16:9`');
  return aspect.ratio;
}

/**
 * The short side that was asked for, in pixels, for a picture of shape `ratio`.
 * Errors: `input-invalid` for a resolution that is none.
 */
export function askedShortSide({ width, height, resolution }: AskedSize, ratio: number): number | undefined {
  if (width !== undefined && height !== undefined) return Math.min(width, height);
  if (width !== undefined) return ratio >= 1 ? width / ratio : width;
  if (height !== undefined) return ratio >= 1 ? height : height * ratio;
  if (resolution === undefined) return undefined;
  if (resolution.pixels === undefined) throw unreadable('resolution', resolution.text, 'one such as `720p`');
  return resolution.pixels;
}

/** The side of a square with the area of such a picture. */
export function squareRoot(ratio: number, shortSide: number): number {
  const { width, height } = sizeOf(ratio, shortSide);
  return Math.sqrt(width * height);
}

/** Which option a size comes from, for messages: the first that was given. */
export function askedBy(asked: AskedSize, order: readonly (keyof AskedSize)[]) {
  const option = order.find((key) => asked[key] !== undefined);
  if (option === undefined) return {};
  const value = asked[option];
  return { option, asked: typeof value === 'object' ? value.text : (value ?? '') };
}

function unreadable(option: string, value: string, expected: string): AivideoError {
  return new AivideoError('input-invalid', `\`--${option}\` must be ${expected}, got \`${value}\``, {
    details: { invalid: [{ field: option, problem: `must be ${expected}` }] },
  });
}
