import type { DrawingContext, DrawingImage } from '../drawing/drawing-context.js';
import { type CaptionStyle, safeShare } from './caption-style.js';
import { layOutText, type TextLayout } from './lay-out-text.js';
import { paintText, textMeasure } from './paint-text.js';

/** A title or an end card. */
export interface TitleCard {
  readonly title: string;
  /** Smaller, beneath the title. */
  readonly subtitle?: string;
}

/** How title cards look. */
export interface TitleStyle {
  /** CSS colour behind the text, where no picture is. */
  readonly background: string;
  /** How much a picture behind the text is darkened, 0 to 1. */
  readonly dimming: number;
  readonly title: CaptionStyle;
  readonly subtitle: CaptionStyle;
}

const text = { color: '#ffffff', outlineColor: '#000000', outlinePercent: 0, place: 'middle' } as const;

/** White on near black, or on a darkened picture. */
export const usualTitleStyle: TitleStyle = {
  background: '#101014',
  dimming: 0.45,
  title: { ...text, sizePercent: 11, weight: 700 },
  subtitle: { ...text, sizePercent: 5.5, weight: 400 },
};

export interface CardSize {
  readonly width: number;
  readonly height: number;
  /** Fills the card, cut at the sides where its shape differs. */
  readonly picture?: DrawingImage;
}

/** Draws a whole card: colour or picture, and the text as one block in its middle. */
export function paintTitle(
  context: DrawingContext,
  card: TitleCard,
  { width, height, picture, style }: CardSize & { readonly style: TitleStyle },
): void {
  context.fillStyle = style.background;
  context.fillRect(0, 0, width, height);
  if (picture !== undefined) paintPicture(context, picture, { width, height, dimming: style.dimming });
  const place = 'middle';
  const size = { width, height, place, mostLines: 3 } as const;
  const title = layOutText(
    { ...size, text: card.title, style: style.title },
    textMeasure(context, style.title),
  );
  if (card.subtitle === undefined) {
    paintText(context, title, style.title);
    return;
  }
  const subtitle = layOutText(
    { ...size, text: card.subtitle, style: style.subtitle },
    textMeasure(context, style.subtitle),
  );
  const gap = title.sizePixels * 0.45;
  paintText(context, moved(title, -(heightOf(subtitle) + gap) / 2, height), style.title);
  paintText(context, moved(subtitle, (heightOf(title) + gap) / 2, height), style.subtitle);
}

function paintPicture(
  context: DrawingContext,
  picture: DrawingImage,
  { width, height, dimming }: { readonly width: number; readonly height: number; readonly dimming: number },
): void {
  const scale = Math.max(width / picture.width, height / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
  context.globalAlpha = dimming;
  context.fillStyle = '#000000';
  context.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
}

function heightOf({ lines, sizePixels }: TextLayout): number {
  return lines.length * sizePixels * 1.3;
}

/** Moved down, though never out of the safe area. */
function moved(layout: TextLayout, by: number, height: number): TextLayout {
  const highest = height * safeShare + layout.sizePixels;
  const top = layout.lines[0]?.y ?? 0;
  const shift = Math.round(Math.max(by, highest - top));
  return { ...layout, lines: layout.lines.map((line) => ({ ...line, y: line.y + shift })) };
}
