import { readFile, writeFile } from 'node:fs/promises';
import { outputError } from '../../domain/clips/file-error.js';
import { DRAWING_FONT_FAMILY } from '../../domain/drawing/drawing-context.js';
import { drawableText } from './drawable-text.js';

/** One line of text in a rectangle, in pixels. */
export interface Label {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws labels into a PNG file: light letters, cut with an ellipsis where they are too long. */
export async function drawLabels(path: string, labels: readonly Label[]): Promise<void> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(await readFile(path));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  context.fillStyle = '#e8e8ec';
  context.textBaseline = 'middle';
  for (const { text, left, top, width, height } of labels) {
    const words = (await drawableText(text)).replaceAll('\n', ' ');
    context.font = `400 ${Math.round(height * 0.57)}px "${DRAWING_FONT_FAMILY}"`;
    const shown = shortened(words, (part) => context.measureText(part).width <= width);
    context.fillText(shown, left, top + height / 2);
  }
  try {
    await writeFile(path, await canvas.encode('png'));
  } catch (error) {
    throw outputError(path, error);
  }
}

function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = [...text];
  while (characters.length > 0 && !fits(`${characters.join('')}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
