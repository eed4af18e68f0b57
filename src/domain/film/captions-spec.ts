import * as z from 'zod';
import type { CaptionStyle } from '../captions/caption-style.js';
import { choice, color, fileName, flag, percent } from './spec-values.js';

/** Where captions stand. */
export const captionPositions = ['top', 'middle', 'bottom'] as const;

const styleSchema = z.strictObject({
  size: percent(1, 20)
    .exactOptional()
    .describe("Height of the letters in percent of the frame's shorter side; default 6."),
  color: color().exactOptional().describe('Default `#ffffff`.'),
  outline: percent(0, 30)
    .exactOptional()
    .describe('Width of the outline in percent of the letters; default 9, 0 is none.'),
  outlineColor: color().exactOptional().describe('Default `#000000`.'),
  position: choice(captionPositions)
    .exactOptional()
    .describe('Where captions stand that do not say it; default `bottom`.'),
});

/** Captions in a film file. */
export const captionsSchema = z.strictObject({
  file: fileName.describe('SubRip (.srt) or WebVTT (.vtt), in the time of the film.'),
  burn: flag().exactOptional().describe('Draw them into the pictures; default: a track of their own.'),
  sidecar: flag().exactOptional().describe('Write them as .srt and .vtt beside the film too.'),
  language: z
    .string({ error: 'must be three letters such as `kor`' })
    .regex(/^[a-z]{3}$/, { error: 'must be three letters such as `kor`' })
    .exactOptional()
    .describe('ISO 639-2; default `und`.'),
  style: styleSchema.exactOptional().describe('How they look when they are drawn.'),
});

export type CaptionsSpec = Readonly<z.output<typeof captionsSchema>>;

/** Captions in their long form. */
export function captionsSpec(entry: string | CaptionsSpec): CaptionsSpec {
  return typeof entry === 'string' ? { file: entry } : entry;
}

/** What a style in a film file means for drawing. */
export function captionStyle({ style = {} }: CaptionsSpec): Partial<CaptionStyle> {
  const { size, color: ofLetters, outline, outlineColor, position } = style;
  return {
    ...(size === undefined ? {} : { sizePercent: size }),
    ...(ofLetters === undefined ? {} : { color: ofLetters }),
    ...(outline === undefined ? {} : { outlinePercent: outline }),
    ...(outlineColor === undefined ? {} : { outlineColor }),
    ...(position === undefined ? {} : { place: position }),
  };
}
