import { writeFile } from 'node:fs/promises';
import type { Cue } from '../../../domain/captions/cue.js';
import { outputError } from '../../../domain/clips/file-error.js';
import type { PictureSize } from '../../../domain/timeline/fit-picture.js';
import { drawCaption } from '../../canvas/draw-captions.js';

/** Writes a caption as a transparent PNG of the film's size. */
export async function paintCaption(cue: Cue, size: PictureSize, path: string): Promise<void> {
  const png = await drawCaption(cue, size);
  try {
    await writeFile(path, png);
  } catch (error) {
    throw outputError(path, error);
  }
}
