import { AivideoError } from '../../../domain/errors.js';
import type { PictureSize } from '../../../domain/timeline/fit-picture.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { inputArgs } from './source-input.js';

/** Half a JPEG is otherwise taken for a whole one, grey below. */
function strictly(format: string): readonly string[] {
  return format === 'image/jpeg' ? ['-err_detect', 'explode'] : [];
}

/** Decodes a still and tells how large it is shown. Errors: `media-unreadable`. */
export async function stillSize(
  ffmpegPath: string,
  { path, format, signal }: { readonly path: string; readonly format: string; readonly signal: AbortSignal },
): Promise<PictureSize> {
  const args = [
    ...['-nostdin', '-v', 'info', '-nostats', ...inputArgs(format, path, strictly(format)), '-map', '0:v:0'],
    ...['-frames:v', '1', '-c:v', 'rawvideo', '-f', 'null', '-'],
  ];
  const words = await spawnFfmpeg({ ffmpegPath, args, outputPath: path, signal }).catch((cause: unknown) => {
    if (signal.aborted || (cause instanceof AivideoError && cause.code === 'ffmpeg-missing')) throw cause;
    throw isAnimatedWebp(format, cause) ? animated(path, cause) : damaged(path, cause);
  });
  const size = /Output #0[\s\S]*?Video: [^\n]*?\b(\d{1,5})x(\d{1,5})\b/.exec(words);
  if (size === null) throw damaged(path, undefined);
  return { width: Number(size[1]), height: Number(size[2]) };
}

/** Its pictures are in parts that ffmpeg passes over. */
function isAnimatedWebp(format: string, cause: unknown): boolean {
  const words = cause instanceof AivideoError ? cause.details.stderr : undefined;
  return format === 'image/webp' && typeof words === 'string' && words.includes('image data not found');
}

function animated(path: string, cause: unknown): AivideoError {
  return new AivideoError(
    'media-unreadable',
    `\`${path}\` is an animated WebP, which can not be read: a GIF or a video can`,
    { cause, details: { path } },
  );
}

function damaged(path: string, cause: unknown): AivideoError {
  return new AivideoError('media-unreadable', `\`${path}\` is damaged and can not be read as an image`, {
    cause,
    details: { path },
  });
}
