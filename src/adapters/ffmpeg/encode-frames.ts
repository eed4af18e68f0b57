import { Readable } from 'node:stream';
import { AivideoError } from '../../domain/errors.js';
import { runFfmpeg } from './run-ffmpeg.js';

export interface EncodeFramesOptions {
  readonly ffmpegPath: string;
  /**
   * Pixels of each picture, `width * height * 4` bytes, taken when ffmpeg is ready for them. A buffer must not be
   * written to before two more have been asked for.
   */
  readonly frames: AsyncIterable<Uint8Array>;
  /** Order of the four bytes of a pixel; the fourth is not used. */
  readonly pixelFormat: 'rgba' | 'bgra';
  /** Pixels, even. */
  readonly width: number;
  /** Pixels, even. */
  readonly height: number;
  readonly fps: number;
  /** Absolute path of the MP4; overwritten. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
}

/** Of the encoder. Fixed, so that the same pictures give the same bytes whatever the number of cores. */
const THREADS = 4;

/**
 * Encodes pictures into an MP4 that plays everywhere: H.264, 4:2:0, BT.709, index at the front, and nothing in it that
 * differs between two runs. Errors: `input-invalid` (odd size), and those of `runFfmpeg`.
 */
export async function encodeFrames(options: EncodeFramesOptions): Promise<void> {
  const { width, height, fps, pixelFormat } = options;
  if (width % 2 !== 0 || height % 2 !== 0) {
    throw new AivideoError('input-invalid', `Width and height must be even, got ${width}x${height}`);
  }
  const source = Readable.from(wholeFrames(options), { objectMode: false, highWaterMark: 1 });
  const raw = ['-f', 'rawvideo', '-pixel_format', pixelFormat, '-video_size', `${width}x${height}`];
  await runFfmpeg({
    ffmpegPath: options.ffmpegPath,
    inputs: [{ source, options: [...raw, '-framerate', `${fps}`] }],
    options: encoding,
    outputPath: options.outputPath,
    signal: options.signal,
  });
}

/** Tags go onto the frames and onto the stream: which of the two counts has changed between ffmpeg 5 and 7. */
const encoding: readonly string[] = [
  '-an',
  '-vf',
  'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '18', '-threads', `${THREADS}`],
  ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1'],
  ...['-movflags', '+faststart', '-f', 'mp4'],
];

async function* wholeFrames({ frames, width, height }: EncodeFramesOptions): AsyncGenerator<Uint8Array> {
  const bytes = width * height * 4;
  for await (const frame of frames) {
    if (frame.byteLength !== bytes) {
      throw new AivideoError('bug', `A frame has ${frame.byteLength} bytes, not ${bytes}`);
    }
    yield frame;
  }
}
