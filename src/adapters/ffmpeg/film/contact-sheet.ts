import type { PictureSize } from '../../../domain/timeline/fit-picture.js';
import type { SheetPicture } from '../../../domain/timeline/sheet-pictures.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { inputArgs } from './source-input.js';

export interface SheetRequest {
  readonly film: string;
  /** Of the film. */
  readonly size: PictureSize;
  /** Ascending. */
  readonly pictures: readonly SheetPicture[];
  readonly outputPath: string;
}

/** Pixels of the longer side of a picture, of the space around it, and of the label beneath it. */
const longerSide = 320;
const gap = 12;
const labelHeight = 28;

/** Draws pictures of a film side by side into a PNG, with labels beneath them. */
export async function contactSheet(
  ffmpegPath: string,
  { film, size, pictures, outputPath, signal }: SheetRequest & { readonly signal: AbortSignal },
): Promise<void> {
  const tile = tileOf(size);
  const columns = Math.ceil(Math.sqrt((pictures.length * tile.height) / tile.width));
  const rows = Math.ceil(pictures.length / columns);
  const chosen = pictures.map(({ frame }) => `eq(n,${frame})`).join('+');
  const filters = [
    `select='${chosen}'`,
    `scale=${tile.width}:${tile.height}`,
    `pad=w=iw:h=ih+${labelHeight}:color=0x202024`,
    `tile=${columns}x${rows}:padding=${gap}:margin=${gap}:color=0x202024`,
  ];
  const args = [
    ...['-nostdin', '-v', 'error', ...inputArgs('mp4', film), '-an', '-vf', filters.join(',')],
    ...['-fps_mode', 'passthrough', '-frames:v', '1', '-fflags', '+bitexact'],
    ...['-c:v', 'png', '-f', 'image2pipe', `file:${outputPath}`],
  ];
  await spawnFfmpeg({ ffmpegPath, args, outputPath, signal });
  const { drawLabels } = await import('../../canvas/draw-labels.js');
  const labels = pictures.map(({ label }, index) => ({
    text: label,
    left: gap + (index % columns) * (tile.width + gap),
    top: gap + Math.floor(index / columns) * (tile.height + labelHeight + gap) + tile.height,
    width: tile.width,
    height: labelHeight,
  }));
  await drawLabels(outputPath, labels);
}

function tileOf({ width, height }: PictureSize): PictureSize {
  const scale = longerSide / Math.max(width, height);
  const even = (length: number) => Math.max(16, Math.round((length * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
