import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from './fake-replicate/find-ffmpeg.js';

const run = promisify(execFile);

/** The ffmpeg that the tests make clips with and look at films with. */
export const ffmpegPath = findFfmpeg();

/** Runs ffmpeg quietly and returns what it writes to standard output. */
export async function ffmpeg(...args: readonly string[]): Promise<Buffer> {
  const options = { encoding: 'buffer' as const, maxBuffer: 500_000_000 };
  const { stdout } = await run(ffmpegPath, ['-v', 'error', '-nostdin', '-y', ...args], options);
  return stdout;
}

export interface CodedClipOptions {
  readonly frames: number;
  readonly fps?: string;
  /** `64x36`. */
  readonly size?: string;
  /** Hertz of its tone; silent without. */
  readonly tone?: number;
  /** Luma of its first frame; each further one is 2 brighter. Default 40. */
  readonly firstLuma?: number;
  /** What the sound's channels are: `mono`, `stereo`, `5.1`. */
  readonly channels?: string;
  /** After the codec options: more of ffmpeg's own. */
  readonly options?: readonly string[];
}

/** Colours as films have them: a grey stays the same number from clip to film. */
const bt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Makes a clip whose frames are of one grey each, so that a frame tells its own number. */
export async function codedClip(path: string, options: CodedClipOptions): Promise<string> {
  const { frames, fps = '24', size = '64x36', tone, firstLuma = 40, channels = 'stereo' } = options;
  const [numerator = 24, denominator = 1] = fps.split('/').map(Number);
  const seconds = (frames * denominator) / numerator;
  const sound =
    tone === undefined ? [] : ['-f', 'lavfi', '-i', `sine=f=${tone}:r=48000:d=${seconds.toFixed(6)}`];
  await ffmpeg(
    ...['-f', 'lavfi', '-i', `color=black:s=${size}:r=${fps},trim=end_frame=${frames}`, ...sound],
    ...['-vf', `format=yuv420p,geq=lum='${firstLuma}+2*N':cb=128:cr=128,${bt709}`],
    ...(tone === undefined ? [] : ['-af', `aformat=channel_layouts=${channels}`, '-c:a', 'aac']),
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', ...(options.options ?? []), path],
  );
  return path;
}

/** Clips with 24 frames at 24 a second, each darker or brighter than the one before, with tones of their own. */
export async function codedClips(folder: string, count: number): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      codedClip(join(folder, `clip-${index + 1}.mp4`), {
        frames: 24,
        tone: toneOf(index),
        firstLuma: firstLumaOf(index),
      }),
    ),
  );
}

/** Hertz of the tone of the clip with an index. */
export function toneOf(index: number): number {
  return 400 + 100 * (index % 8);
}

/** Luma of the first frame of the clip with an index. */
export function firstLumaOf(index: number): number {
  return index % 2 === 0 ? 40 : 130;
}

/** The luma of each frame, as it is coded. */
export async function lumas(film: string): Promise<readonly number[]> {
  const pixels = await ffmpeg(
    '-i',
    film,
    '-map',
    '0:v:0',
    '-vf',
    'extractplanes=y,crop=2:2:16:16',
    ...rawVideo,
  );
  return [...pixels].filter((_, index) => index % 4 === 0);
}

const rawVideo = ['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];

/** Samples of the left channel. */
export async function samples(film: string): Promise<Float32Array> {
  const bytes = await ffmpeg('-i', film, '-map', '0:a:0', '-af', 'pan=mono|c0=c0', '-f', 'f32le', 'pipe:1');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** How strong a tone is in a stretch of samples (Goertzel), as the amplitude of its sine. */
export function toneLevel(stretch: Float32Array, hertz: number): number {
  const step = (2 * Math.PI * hertz) / 48_000;
  let [real, imaginary] = [0, 0];
  stretch.forEach((sample, index) => {
    real += sample * Math.cos(step * index);
    imaginary += sample * Math.sin(step * index);
  });
  return (2 * Math.hypot(real, imaginary)) / stretch.length;
}
