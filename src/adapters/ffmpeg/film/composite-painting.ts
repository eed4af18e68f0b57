import { writeFile } from 'node:fs/promises';
import { outputError } from '../../../domain/clips/file-error.js';
import type { Painting } from '../../../domain/layouts/frame/arrangement.js';
import { paintPainting } from '../../../domain/layouts/frame/paint-painting.js';
import { drawableText } from '../../canvas/drawable-text.js';

/** Writes a painting as a PNG. */
export async function paint(painting: Painting, path: string): Promise<void> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(painting.width, painting.height);
  const ready =
    painting.kind === 'label' ? { ...painting, text: await drawableText(painting.text) } : painting;
  paintPainting(canvas.getContext('2d'), ready);
  try {
    await writeFile(path, await canvas.encode('png'));
  } catch (error) {
    throw outputError(path, error);
  }
}
