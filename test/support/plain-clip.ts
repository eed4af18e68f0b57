import { ffmpeg } from './coded-clip.js';

export interface PlainClipOptions {
  readonly frames: number;
  readonly fps?: number;
  /** `64x36`. */
  readonly size?: string;
  /** Expressions of `geq`, by `X`, `Y` and the frame `N`. Default: grey of 128. */
  readonly luma?: string;
  readonly cb?: string;
  readonly cr?: string;
  /** 0 to 255; with it the clip is ProRes 4444. */
  readonly alpha?: string;
  /** Hertz. */
  readonly tone?: number;
}

const tags = [
  ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
];

/** Makes a clip whose pixels are told by formulas, in colours as films have them. */
export async function plainClip(path: string, options: PlainClipOptions): Promise<string> {
  const { frames, fps = 24, size = '64x36', luma = '128', cb = '128', cr = '128', alpha, tone } = options;
  const planes = `lum='${luma}':cb='${cb}':cr='${cr}'${alpha === undefined ? '' : `:a='${alpha}'`}`;
  const pixels = alpha === undefined ? 'yuv420p' : 'yuva444p';
  const sound =
    tone === undefined ? [] : ['-f', 'lavfi', '-i', `sine=f=${tone}:r=48000:d=${(frames / fps).toFixed(6)}`];
  await ffmpeg(
    ...['-f', 'lavfi', '-i', `color=black:s=${size}:r=${fps},trim=end_frame=${frames}`, ...sound],
    ...['-vf', `format=${pixels},geq=${planes}`, ...tags, ...(tone === undefined ? [] : ['-c:a', 'aac'])],
    ...(alpha === undefined
      ? ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '2']
      : ['-c:v', 'prores_ks', '-profile:v', '4444', '-pix_fmt', 'yuva444p10le']),
    path,
  );
  return path;
}

/** The luma of every frame of a film at a place in it. */
export async function lumasAt(film: string, left: number, top: number): Promise<readonly number[]> {
  const pixels = await ffmpeg(
    ...['-i', film, '-map', '0:v:0', '-vf', `extractplanes=y,crop=1:1:${left}:${top}`],
    ...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
  );
  return [...pixels];
}
