import { AivideoError } from '../../../domain/errors.js';
import type { PictureSize } from '../../../domain/timeline/fit-picture.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { inputArgs } from './source-input.js';

/** Half a JPEG is otherwise taken for a whole one, grey below. */
const strictly = ['-err_detect', 'explode'];

/** Decodes a still and tells how large it is shown. Errors: `media-unreadable`. */
export async function stillSize(
  ffmpegPath: string,
  { path, format, signal }: { readonly path: string; readonly format: string; readonly signal: AbortSignal },
): Promise<PictureSize> {
  const args = [
    ...['-nostdin', '-v', 'info', '-nostats', ...inputArgs(format, path, strictly), '-map', '0:v:0'],
    ...['-frames:v', '1', '-c:v', 'rawvideo', '-f', 'null', '-'],
  ];
  const words = await spawnFfmpeg({ ffmpegPath, args, outputPath: path, signal }).catch((cause: unknown) => {
    if (signal.aborted || (cause instanceof AivideoError && cause.code === 'ffmpeg-missing')) throw cause;
    throw damaged(path, cause);
  });
  const size = /Output #0[\s\S]*?Video: [^\n]*?\b(\d{1,5})x(\d{1,5})\b/.exec(words);
  if (size === null) throw damaged(path, undefined);
  return { width: Number(size[1]), height: Number(size[2]) };
}

function damaged(path: string, cause: unknown): AivideoError {
  return new AivideoError('media-unreadable', `\`${path}\` is damaged and can not be read as an image`, {
    cause,
    details: { path },
  });
}
