import { rename, rm } from 'node:fs/promises';
import type { CallOptions } from '../../ports/video-provider.js';
import { type FindFfmpegOptions, findFfmpeg } from './find-ffmpeg.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** Even sides, as 4:2:0 needs them, and the sample aspect that players expect. */
const filter = 'scale=trunc(iw/2)*2:trunc(ih/2)*2,setsar=1,format=yuv420p';

/**
 * Turns a video file of any container (WebM, GIF, MKV) into MP4 under the same path: H.264 and AAC, index at the front.
 * The file is replaced whole or not at all. Errors: `ffmpeg-missing`, `ffmpeg-failed`, `disk-full`.
 */
export function createMp4Converter(
  options: FindFfmpegOptions,
): (path: string, call: CallOptions) => Promise<void> {
  return async (path, { signal }) => {
    const { path: ffmpegPath } = await findFfmpeg(options);
    const converted = `${path}.converted`;
    try {
      await runFfmpeg({
        ffmpegPath,
        inputs: [{ source: path, options: [] }],
        options: [
          ...['-vf', filter, '-c:v', 'libx264', '-preset', 'medium', '-crf', '17'],
          ...['-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart', '-f', 'mp4'],
        ],
        outputPath: converted,
        signal,
      });
      await rename(converted, path);
    } finally {
      await rm(converted, { force: true });
    }
  };
}
