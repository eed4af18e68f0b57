import type { Key } from '../../../domain/timeline/composite-segment.js';
import type { FilmSource } from '../../../domain/timeline/film-source.js';
import { readFromFfmpeg } from '../spawn-ffmpeg.js';
import { transparentDecoder } from './composite-decoder.js';
import { keyFilters } from './composite-key.js';
import { inputArgs } from './source-input.js';

/** Pictures of a video that are looked at. */
const samples = 6;

/** A small picture tells as much. */
const size = { width: 160, height: 90 };

/** The most common of the colours in the four corners of a video over its time, `#rrggbb`. */
export async function cornerColor(
  ffmpegPath: string,
  source: FilmSource,
  signal: AbortSignal,
): Promise<string> {
  // Without smoothing between pixels: a corner keeps its own colour.
  const filters = [...sampling(source), scaled('neighbor'), 'format=rgb24'];
  const pixels = await readPixels(ffmpegPath, { source, filters, format: 'rgb24', signal });
  const { width, height } = size;
  const counts = new Map<string, number>();
  for (let frame = 0; (frame + 1) * width * height * 3 <= pixels.length; frame += 1)
    for (const at of [0, width - 1, width * (height - 1), width * height - 1]) {
      const place = (frame * width * height + at) * 3;
      const color = `#${pixels.subarray(place, place + 3).toString('hex')}`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? '#000000';
}

/** How much of a video's pictures is still seen through a key. */
export async function seenShare(
  ffmpegPath: string,
  { source, key, signal }: { readonly source: FilmSource; readonly key: Key; readonly signal: AbortSignal },
): Promise<number> {
  const filters = [
    ...sampling(source),
    scaled('bicubic'),
    'format=yuva420p',
    ...keyFilters(key),
    'alphaextract',
  ];
  const order = { source, filters, format: 'gray', signal, isTransparent: key.kind === 'alpha' };
  const pixels = await readPixels(ffmpegPath, order);
  if (pixels.length === 0) return 0;
  let sum = 0;
  for (const value of pixels) sum += value;
  return sum / 255 / pixels.length;
}

/** A few pictures from all over a video; of a short one not its very first, which may be empty. */
function sampling(source: FilmSource): readonly string[] {
  const step = source.durationSeconds / (samples + 1);
  const enough = `isnan(prev_selected_t)+gte(t-prev_selected_t,${step.toFixed(3)})`;
  const from = isLong(source) ? '1' : `gte(t,${(step / 2).toFixed(3)})`;
  return [`select='${from}*(${enough})'`];
}

/** Of a long video only the pictures that stand by themselves are decoded. In seconds. */
const longest = 60;

function isLong({ durationSeconds }: FilmSource): boolean {
  return durationSeconds > longest;
}

function scaled(flags: string): string {
  return `scale=w=${size.width}:h=${size.height}:flags=${flags}:out_color_matrix=bt709:out_range=tv`;
}

interface PixelOrder {
  readonly source: FilmSource;
  readonly filters: readonly string[];
  readonly format: string;
  readonly signal: AbortSignal;
  readonly isTransparent?: boolean;
}

async function readPixels(ffmpegPath: string, order: PixelOrder): Promise<Buffer> {
  const { source, filters, format, signal, isTransparent = false } = order;
  const decoder = [
    ...(isTransparent ? transparentDecoder(source) : []),
    ...(isLong(source) ? ['-skip_frame', 'nokey'] : []),
  ];
  const args = [
    ...['-nostdin', '-v', 'error', ...inputArgs(source.format, source.path, decoder), '-map', '0:v:0'],
    ...['-vf', filters.join(','), '-fps_mode', 'passthrough', '-frames:v', `${samples}`],
    ...['-f', 'rawvideo', '-pix_fmt', format, 'pipe:1'],
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of readFromFfmpeg({ ffmpegPath, args, outputPath: source.path, signal }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
