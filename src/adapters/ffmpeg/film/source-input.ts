import type { FilmSource } from '../../../domain/timeline/film-source.js';
import type { FrameRate } from '../../../domain/timeline/frame-rate.js';

/** How ffmpeg is told to read containers. Named, so that no file is taken for a playlist or a list of other files. */
const demuxers: Readonly<Record<string, string>> = {
  mp4: 'mov',
  mov: 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  ts: 'mpegts',
  gif: 'gif',
  wav: 'wav',
  wave: 'wav',
  ogg: 'ogg',
  mp3: 'mp3',
  flac: 'flac',
  adts: 'aac',
  'image/gif': 'gif',
  'image/png': 'png_pipe',
  'image/jpeg': 'jpeg_pipe',
  'image/webp': 'webp_pipe',
  'image/bmp': 'bmp_pipe',
  'image/tiff': 'tiff_pipe',
};

/** Whether ffmpeg has a reader for a still of this media type. */
export function isReadableStill(mediaType: string): boolean {
  return mediaType.startsWith('image/') && mediaType in demuxers;
}

/** Options and name of an input file. `file:` keeps a name with a colon from being read as a protocol. */
export function inputArgs(format: string, path: string, options: readonly string[] = []): readonly string[] {
  const demuxer = demuxers[format];
  return [...options, ...(demuxer === undefined ? [] : ['-f', demuxer]), '-i', `file:${path}`];
}

/** Where reading begins, in frames of the film, and how ffmpeg is told. */
export interface SeekPoint {
  readonly frames: number;
  readonly options: readonly string[];
}

/** Less than this is faster read than sought. In seconds. */
const shortestSeek = 2;

/**
 * The last place before a frame at which reading can begin without moving any frame: a whole number of frames that is also a
 * whole number of milliseconds, which all time bases hold nearly exactly. Reading begins at a key frame before it; what lies
 * between is dropped by the `fps` filter, which keeps the picture that is seen at the place itself.
 */
export function seekBefore(source: FilmSource, frame: number, rate: FrameRate): SeekPoint {
  const none = { frames: 0, options: [] };
  if (!['mp4', 'mov', 'webm', 'mkv'].includes(source.format)) return none;
  const block = blockFrames(rate);
  const frames = Math.floor(frame / block) * block;
  const milliseconds = (frames * rate.denominator * 1000) / rate.numerator;
  if (milliseconds < shortestSeek * 1000) return none;
  return { frames, options: ['-noaccurate_seek', '-ss', (milliseconds / 1000).toFixed(3)] };
}

/** The fewest frames that last whole milliseconds. */
function blockFrames({ numerator, denominator }: FrameRate): number {
  let block = 1;
  while ((block * denominator * 1000) % numerator !== 0) block += 1;
  return block;
}
