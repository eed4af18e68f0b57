import type { CaptionStyle } from '../../captions/caption-style.js';
import { layOutText } from '../../captions/lay-out-text.js';
import { paintText, textMeasure } from '../../captions/paint-text.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { Painting } from './arrangement.js';

/** Draws a painting on an empty canvas of its size. The font of labels is ready. */
export function paintPainting(context: DrawingContext, painting: Painting): void {
  switch (painting.kind) {
    case 'mask':
      paintMask(context, painting);
      break;
    case 'frame':
      paintFrame(context, painting);
      break;
    case 'label':
      paintLabel(context, painting);
      break;
    case 'line':
      paintLine(context, painting);
      break;
    default:
      painting satisfies never;
  }
}

function paintLine(context: DrawingContext, { width, height, color }: PaintingOf<'line'>): void {
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
}

type PaintingOf<Kind extends Painting['kind']> = Extract<Painting, { kind: Kind }>;

function paintMask(context: DrawingContext, { width, height, radius }: PaintingOf<'mask'>): void {
  context.fillStyle = '#000000';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.roundRect(0, 0, width, height, radius);
  context.fill();
}

/** The box itself stays free: what lies beneath is seen there. */
function paintFrame(
  context: DrawingContext,
  { width, height, radius, border, color, shadow }: PaintingOf<'frame'>,
): void {
  const around = shadow + border;
  context.save();
  // Everything but the box: an outer rectangle with a hole.
  context.beginPath();
  context.rect(0, 0, width, height);
  context.roundRect(around, around, width - 2 * around, height - 2 * around, radius);
  context.clip('evenodd');
  context.filter = `blur(${shadow / 3}px)`;
  context.fillStyle = 'rgba(0, 0, 0, 0.5)';
  context.beginPath();
  context.roundRect(shadow, shadow, width - 2 * shadow, height - 2 * shadow, radius + border);
  context.fill();
  context.restore();
  if (border === 0) return;
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(shadow, shadow, width - 2 * shadow, height - 2 * shadow, radius + border);
  context.roundRect(around, around, width - 2 * around, height - 2 * around, radius);
  context.fill('evenodd');
}

const labelStyle: Omit<CaptionStyle, 'sizePercent'> = {
  color: '#ffffff',
  outlineColor: '#000000',
  outlinePercent: 0,
  weight: 500,
  place: 'middle',
};

function paintLabel(context: DrawingContext, label: PaintingOf<'label'>): void {
  const { width, height, text, size, plate, side } = label;
  const style = { ...labelStyle, sizePercent: (100 * size) / Math.min(width, height) };
  const order = { text, width, height, style, place: 'middle', mostLines: 1 } as const;
  const layout = layOutText(order, textMeasure(context, style));
  const measure = textMeasure(context, style);
  const longest = Math.max(0, ...layout.lines.map((line) => measure(line.text, layout.sizePixels)));
  const padding = layout.sizePixels * 0.6;
  const plateWidth = Math.min(width, longest + 2 * padding);
  const free = (width - plateWidth) / 2;
  const shift = side === undefined || !plate ? 0 : side === 'left' ? -free : free;
  if (plate) {
    context.fillStyle = 'rgba(10, 10, 14, 0.62)';
    context.beginPath();
    context.roundRect(free + shift, 0, plateWidth, height, Math.min(height / 4, padding));
    context.fill();
  }
  const lines = layout.lines.map((line) => ({ ...line, x: line.x + shift }));
  paintText(context, { ...layout, lines }, style);
}
