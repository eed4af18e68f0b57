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
  /** Order of the four bytes of a pixel; the fourth is used by `mov` alone, where it is not multiplied into the others. */
  readonly pixelFormat: 'rgba' | 'bgra';
  /** Pixels, even. */
  readonly width: number;
  /** Pixels, even. */
  readonly height: number;
  readonly fps: number;
  /** Absolute path of the video; overwritten. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
  /** `mp4`: H.264, opaque. `mov`: ProRes 4444 with transparency, for editing. Default `mp4`. */
  readonly container?: 'mp4' | 'mov';
}

/** Of the encoder. Fixed, so that the same pictures give the same bytes whatever the number of cores. */
const THREADS = 4;

/**
 * Encodes pictures into a video that plays everywhere (H.264, 4:2:0) or that can be laid over others (ProRes 4444): BT.709,
 * index at the front, and nothing in it that differs between two runs. Errors: `input-invalid` (odd size), and those of `runFfmpeg`.
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
    options: options.container === 'mov' ? transparentEncoding : encoding,
    outputPath: options.outputPath,
    signal: options.signal,
  });
}

const bitExact: readonly string[] = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1'];

const colorTags: readonly string[] = [
  ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
];

/** Tags go onto the frames and onto the stream: which of the two counts has changed between ffmpeg 5 and 7. */
const encoding: readonly string[] = [
  '-an',
  '-vf',
  'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '18', '-threads', `${THREADS}`],
  ...colorTags,
  ...bitExact,
  ...['-movflags', '+faststart', '-f', 'mp4'],
];

const transparentEncoding: readonly string[] = [
  '-an',
  '-vf',
  'scale=out_color_matrix=bt709:out_range=tv,format=yuva444p10le,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ...[
    '-c:v',
    'prores_ks',
    '-profile:v',
    '4444',
    '-vendor',
    'apl0',
    '-alpha_bits',
    '16',
    '-threads',
    `${THREADS}`,
  ],
  ...colorTags,
  ...bitExact,
  ...['-movflags', '+faststart', '-f', 'mov'],
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
