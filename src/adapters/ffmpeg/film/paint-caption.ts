import { writeFile } from 'node:fs/promises';
import type { CaptionStyle } from '../../../domain/captions/caption-style.js';
import type { Cue } from '../../../domain/captions/cue.js';
import { usualTitleStyle } from '../../../domain/captions/title-card.js';
import { outputError } from '../../../domain/clips/file-error.js';
import type { CardSpec } from '../../../domain/film/card-spec.js';
import type { PictureSize } from '../../../domain/timeline/fit-picture.js';
import { drawCaption, drawTitle } from '../../canvas/draw-captions.js';

/** Writes a caption as a transparent PNG of the film's size. */
export async function paintCaption(
  cue: Cue,
  picture: PictureSize & { readonly style?: Partial<CaptionStyle> },
  path: string,
): Promise<void> {
  await write(path, await drawCaption(cue, picture));
}

/** Writes a title or an end card as a PNG of the film's size. */
export async function paintCard(card: CardSpec, size: PictureSize, path: string): Promise<void> {
  const { text, subtitle, background, color } = card;
  const usual = usualTitleStyle;
  const style = {
    ...(background === undefined ? {} : { background }),
    ...(color === undefined
      ? {}
      : { title: { ...usual.title, color }, subtitle: { ...usual.subtitle, color } }),
  };
  const words = { title: text, ...(subtitle === undefined ? {} : { subtitle }) };
  await write(path, await drawTitle(words, { ...size, style }));
}

async function write(path: string, png: Buffer): Promise<void> {
  try {
    await writeFile(path, png);
  } catch (error) {
    throw outputError(path, error);
  }
}
