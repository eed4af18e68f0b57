import { DRAWING_FONT_FAMILY, type DrawingContext } from '../drawing/drawing-context.js';
import type { CaptionStyle } from './caption-style.js';
import type { MeasureAtSize, TextLayout } from './lay-out-text.js';

/** Measures text in the film's font at the weight of a style. */
export function textMeasure(context: DrawingContext, { weight }: CaptionStyle): MeasureAtSize {
  return (text, sizePixels) => {
    context.font = fontOf(weight, sizePixels);
    return context.measureText(text).width;
  };
}

/** Draws laid out text: outlines first, so that none covers a neighbouring letter. */
export function paintText(context: DrawingContext, layout: TextLayout, style: CaptionStyle): void {
  context.save();
  context.font = fontOf(style.weight, layout.sizePixels);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = layout.outlinePixels * 2;
  context.strokeStyle = style.outlineColor;
  context.fillStyle = style.color;
  if (layout.outlinePixels > 0) for (const { text, x, y } of layout.lines) context.strokeText(text, x, y);
  for (const { text, x, y } of layout.lines) context.fillText(text, x, y);
  context.restore();
}

function fontOf(weight: number, sizePixels: number): string {
  return `${weight} ${sizePixels}px "${DRAWING_FONT_FAMILY}"`;
}
