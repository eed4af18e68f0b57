import { type Color, css } from '../../drawing/color.js';
import { DRAWING_FONT_FAMILY, type DrawingContext } from '../../drawing/drawing-context.js';
import { letters } from '../stage/letters.js';
import type { Formula, Stage } from '../stage/stage.js';

/** A text and where it stands. */
export interface Writing {
  readonly text: string;
  /** Pixels: the point that `align` and `baseline` speak of. */
  readonly x: number;
  readonly y: number;
  /** Height of the letters as a share of the stage's size. Default `letters.label`. */
  readonly size?: number;
  /** Default: the palette's `muted`. */
  readonly color?: Color;
  /** 100 to 900. Default 400. */
  readonly weight?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Default `middle`: the middle of capital letters and digits. */
  readonly baseline?: 'top' | 'middle' | 'bottom' | 'alphabetic';
  /** 0 to 1. Default 1. */
  readonly alpha?: number;
  /** Draws the background's color round the letters, so that they read on top of curves. Default false. */
  readonly halo?: boolean;
}

/** Of Noto Sans KR: height of capitals and digits, in parts of the letters' body. */
const capitalHeight = 0.73;

/** Draws a text in the bundled font. A text with an own digit width, such as a running number, is best right-aligned. */
export function write(context: DrawingContext, stage: Stage, writing: Writing): void {
  const { text, x, alpha = 1, align = 'left', color = stage.palette.muted } = writing;
  if (alpha <= 0 || text === '') return;
  const pixels = letterPixels(stage, writing.size);
  const y = writing.y + shiftOf(writing.baseline ?? 'middle') * pixels;
  context.save();
  context.globalAlpha *= alpha;
  context.font = fontOf(pixels, writing.weight);
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
  if (writing.halo === true) {
    context.lineJoin = 'round';
    context.lineWidth = pixels * 0.28;
    context.strokeStyle = css(stage.palette.background, 0.85);
    context.strokeText(text, x, y);
  }
  context.fillStyle = css(color);
  context.fillText(text, x, y);
  context.restore();
}

/** Pixels that a text takes from left to right. */
export function widthOf(
  context: DrawingContext,
  stage: Pick<Stage, 'size'>,
  { text, size, weight }: Pick<Writing, 'text' | 'size' | 'weight'>,
): number {
  context.font = fontOf(letterPixels(stage, size), weight);
  return context.measureText(text).width;
}

/** Pixels of the letters' body; never too small to be read as a text. */
export function letterPixels(stage: Pick<Stage, 'size'>, size: number = letters.label): number {
  return Math.max(6, stage.size * size);
}

/** Where a formula stands: `y` is the line that its letters stand on, unless `anchor` says its middle. */
export interface FormulaPlace {
  readonly x: number;
  readonly y: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Default `middle`. */
  readonly anchor?: 'baseline' | 'middle';
  /** Default 1, at which it is sharpest. */
  readonly scale?: number;
  readonly alpha?: number;
}

/** Draws a typeset formula. */
export function drawFormula(context: DrawingContext, formula: Formula, place: FormulaPlace): void {
  const { x, y, align = 'left', anchor = 'middle', scale = 1, alpha = 1 } = place;
  if (alpha <= 0) return;
  const width = formula.width * scale;
  const height = formula.height * scale;
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  const top = anchor === 'middle' ? y - height / 2 : y - formula.ascent * scale;
  context.save();
  context.globalAlpha *= alpha;
  context.imageSmoothingEnabled = scale !== 1;
  context.imageSmoothingQuality = 'high';
  if (scale === 1) context.drawImage(formula.image, Math.round(left), Math.round(top), width, height);
  else context.drawImage(formula.image, left, top, width, height);
  context.restore();
}

/** `−1.25`: with the true minus sign, at most `digits` after the point, no zeros at the end unless `fixed`. */
export function numberText(value: number, digits = 2, style: 'short' | 'fixed' = 'short'): string {
  const rounded = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  const text = Math.abs(rounded).toFixed(digits);
  const short = style === 'fixed' || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
  return rounded < 0 ? `−${short}` : short;
}

function fontOf(pixels: number, weight = 400): string {
  return `${weight} ${pixels}px "${DRAWING_FONT_FAMILY}"`;
}

function shiftOf(baseline: NonNullable<Writing['baseline']>): number {
  switch (baseline) {
    case 'alphabetic':
      return 0;
    case 'middle':
      return capitalHeight / 2;
    case 'top':
      return capitalHeight;
    case 'bottom':
      return -0.22;
    default:
      return baseline satisfies never;
  }
}
