import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { type CaptionStyle, isColor, usualCaptionStyle } from '../../domain/captions/caption-style.js';
import type { Cue } from '../../domain/captions/cue.js';
import { layOutText } from '../../domain/captions/lay-out-text.js';
import { paintText, textMeasure } from '../../domain/captions/paint-text.js';
import {
  paintTitle,
  type TitleCard,
  type TitleStyle,
  usualTitleStyle,
} from '../../domain/captions/title-card.js';
import { AivideoError } from '../../domain/errors.js';
import { drawableText } from './drawable-text.js';

export interface CaptionPicture {
  /** Of the film, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Default: `usualCaptionStyle`, part by part. */
  readonly style?: Partial<CaptionStyle>;
}

/** Captions take two lines; only texts that do not fit in letters of half the size take more. */
const captionLines = 2;

/**
 * Draws a caption as a PNG of the film's size, transparent but for the letters. The same caption gives the same bytes
 * on every machine: the font comes with aivideo, and nothing is taken from what a machine has installed. Emoji and other
 * signs that it lacks are left out, and letters that it lacks become `□`; `uncoveredCharacters` tells which these are.
 * Errors: `input-invalid` (style), `environment-broken`.
 */
export async function drawCaption(cue: Cue, { width, height, style }: CaptionPicture): Promise<Buffer> {
  const whole = checkedStyle({ ...usualCaptionStyle, ...style });
  const text = await drawableText(cue.text);
  const canvas = await createCanvas(width, height);
  const context = canvas.getContext('2d');
  const place = cue.place ?? whole.place;
  const order = { text, width, height, style: whole, place, mostLines: captionLines };
  if (text !== '') paintText(context, layOutText(order, textMeasure(context, whole)), whole);
  return canvas.encode('png');
}

export interface TitlePicture {
  /** Of the film, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Default: `usualTitleStyle`, part by part. */
  readonly style?: Partial<TitleStyle>;
  /** PNG or JPEG that fills the card behind the text, such as the film's first frame. */
  readonly picture?: Uint8Array;
}

/** Draws a title or an end card as a PNG of the film's size without transparency. Errors: as `drawCaption`. */
export async function drawTitle(card: TitleCard, options: TitlePicture): Promise<Buffer> {
  const { width, height } = options;
  const style = { ...usualTitleStyle, ...options.style };
  checkColor('background', style.background);
  checkedStyle(style.title);
  checkedStyle(style.subtitle);
  const title = await drawableText(card.title);
  const subtitle = card.subtitle === undefined ? undefined : await drawableText(card.subtitle);
  const canvas = await createCanvas(width, height);
  const context: SKRSContext2D = canvas.getContext('2d');
  const picture = options.picture === undefined ? {} : { picture: await readPicture(options.picture) };
  const words = { title, ...(subtitle === undefined ? {} : { subtitle }) };
  paintTitle(context, words, { width, height, style, ...picture });
  return canvas.encode('png');
}

async function createCanvas(width: number, height: number): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas');
  return canvas.createCanvas(width, height);
}

async function readPicture(bytes: Uint8Array) {
  const { loadImage } = await import('@napi-rs/canvas');
  try {
    return await loadImage(bytes);
  } catch (cause) {
    throw new AivideoError('input-invalid', 'The picture behind a title can not be read', { cause });
  }
}

function checkedStyle(style: CaptionStyle): CaptionStyle {
  checkColor('color', style.color);
  checkColor('outlineColor', style.outlineColor);
  checkRange('sizePercent', style.sizePercent, [1, 20]);
  checkRange('outlinePercent', style.outlinePercent, [0, 30]);
  checkRange('weight', style.weight, [100, 900]);
  return style;
}

function checkColor(key: string, value: string): void {
  if (!isColor(value))
    throw new AivideoError(
      'input-invalid',
      `\`${key}\` must be a colour such as \`#ffcc00\`, got \`${value}\``,
    );
}

function checkRange(key: string, value: number, [low, high]: readonly [number, number]): void {
  if (!(value >= low && value <= high))
    throw new AivideoError(
      'input-invalid',
      `\`${key}\` must be between ${low} and ${high}, got \`${value}\``,
    );
}
