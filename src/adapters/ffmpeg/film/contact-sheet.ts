import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { inputArgs } from './source-input.js';

export interface SheetRequest {
  readonly film: string;
  /** Ascending. */
  readonly frames: readonly number[];
  readonly outputPath: string;
}

/** Pixels of one picture. */
const tileWidth = 320;

/** Draws pictures of a film side by side into a PNG. */
export async function contactSheet(
  ffmpegPath: string,
  { film, frames, outputPath, signal }: SheetRequest & { readonly signal: AbortSignal },
): Promise<void> {
  const columns = Math.ceil(Math.sqrt(frames.length));
  const rows = Math.ceil(frames.length / columns);
  const chosen = frames.map((frame) => `eq(n,${frame})`).join('+');
  const filters = `select='${chosen}',scale=${tileWidth}:-2,tile=${columns}x${rows}:padding=4:margin=4`;
  const args = [
    ...[
      '-nostdin',
      '-v',
      'error',
      ...inputArgs('mp4', film),
      '-an',
      '-vf',
      filters,
      '-fps_mode',
      'passthrough',
    ],
    ...['-frames:v', '1', '-fflags', '+bitexact', '-c:v', 'png', '-f', 'image2pipe', `file:${outputPath}`],
  ];
  await spawnFfmpeg({ ffmpegPath, args, outputPath, signal });
}
