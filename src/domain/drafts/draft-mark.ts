import { DRAWING_FONT_FAMILY, type DrawingContext } from '../drawing/drawing-context.js';
import type { Stage } from './stage.js';

/** The small sign in the corner that tells a draft from a generated clip. */
export function paintDraftMark(
  context: DrawingContext,
  stage: Pick<Stage, 'width' | 'height' | 'size'>,
): void {
  const textHeight = Math.max(9, stage.size * 0.0165);
  const height = textHeight * 1.9;
  const margin = Math.max(8, stage.size * 0.026);
  context.save();
  context.font = `600 ${textHeight}px "${DRAWING_FONT_FAMILY}"`;
  context.letterSpacing = `${textHeight * 0.14}px`;
  context.textBaseline = 'alphabetic';
  const textWidth = context.measureText('DRAFT').width;
  const width = textWidth + textHeight * 1.5;
  const left = stage.width - margin - width;
  const top = stage.height - margin - height;
  context.beginPath();
  context.roundRect(left, top, width, height, height / 2);
  context.fillStyle = 'rgba(10,12,18,0.42)';
  context.fill();
  context.lineWidth = Math.max(1, textHeight * 0.07);
  context.strokeStyle = 'rgba(255,255,255,0.34)';
  context.stroke();
  context.fillStyle = 'rgba(255,255,255,0.88)';
  context.fillText('DRAFT', left + textHeight * 0.82, top + height / 2 + textHeight * 0.365);
  context.restore();
}
