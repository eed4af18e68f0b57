import { breakLines } from './break-lines.js';
import { type CaptionStyle, safeShare } from './caption-style.js';
import type { CuePlace } from './cue.js';

/** Width of a text in pixels at a size of letters in pixels. */
export type MeasureAtSize = (text: string, sizePixels: number) => number;

export interface TextToLayOut {
  readonly text: string;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly style: CaptionStyle;
  readonly place: CuePlace;
  /** More are only made when the smallest letters do not fit in. */
  readonly mostLines: number;
}

/** Lines of text on a picture, all in pixels. */
export interface TextLayout {
  readonly sizePixels: number;
  readonly outlinePixels: number;
  /** `x` is the middle of the line, `y` its baseline. */
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Letters get no smaller than this share of the size that was asked for. */
const smallestShare = 0.5;

const lineHeight = 1.3;

/** Of Noto Sans KR, in parts of the letters' body: from the baseline to the highest and the lowest points. */
const ascent = 0.88;
const descent = 0.26;

/** Places text within the safe area: at the size asked for when it fits, in smaller letters when it does not. */
export function layOutText(order: TextToLayOut, measure: MeasureAtSize): TextLayout {
  const { width, height, style } = order;
  const asked = (Math.min(width, height) * style.sizePercent) / 100;
  for (let share = 1; share >= smallestShare; share -= 0.05) {
    const lines = linesAt(order, measure, { sizePixels: asked * share, mostLines: order.mostLines });
    if (lines !== undefined) return placed(order, lines, asked * share);
  }
  const sizePixels = asked * smallestShare;
  const mostLines = Math.max(1, Math.floor((height * (1 - 2 * safeShare)) / (sizePixels * lineHeight)));
  const lines = linesAt(order, measure, { sizePixels, mostLines }) ?? [order.text.replaceAll('\n', ' ')];
  return placed(order, lines, sizePixels);
}

interface Try {
  readonly sizePixels: number;
  readonly mostLines: number;
}

function linesAt(
  { text, width, style }: TextToLayOut,
  measure: MeasureAtSize,
  { sizePixels, mostLines }: Try,
) {
  const free = width * (1 - 2 * safeShare) - (sizePixels * style.outlinePercent * 2) / 100;
  return breakLines(text, (part) => measure(part, sizePixels), { width: free, mostLines });
}

function placed(order: TextToLayOut, lines: readonly string[], sizePixels: number): TextLayout {
  const { width, height, style, place } = order;
  const step = sizePixels * lineHeight;
  const outlinePixels = (sizePixels * style.outlinePercent) / 100;
  const block = (lines.length - 1) * step + sizePixels * (ascent + descent) + 2 * outlinePixels;
  const top = topOf(place, height, block) + outlinePixels;
  return {
    sizePixels,
    outlinePixels,
    lines: lines.map((text, index) => ({
      text,
      x: width / 2,
      y: Math.floor(top + sizePixels * ascent + index * step),
    })),
  };
}

function topOf(place: CuePlace, height: number, block: number): number {
  switch (place) {
    case 'top':
      return height * safeShare;
    case 'middle':
      return (height - block) / 2;
    case 'bottom':
      return height * (1 - safeShare) - block;
    default:
      return place satisfies never;
  }
}
