import { AivideoError } from '../../../domain/errors.js';
import type { FilmPicture } from '../../../domain/extend/film-picture.js';
import type { ClipInFilm, FrameReader } from '../../../ports/frame-reader.js';
import { pictureFilters } from '../film/picture-filters.js';
import { inputArgs, seekBefore } from '../film/source-input.js';
import { type FindFfmpegOptions, findFfmpeg } from '../find-ffmpeg.js';
import { readFromFfmpeg, spawnFfmpeg } from '../spawn-ffmpeg.js';
import { measureLights } from './measure-lights.js';

/** Reads frames with ffmpeg, by the filters that films are rendered with: what is read is what the film shows. */
export function createFrameReader(options: FindFfmpegOptions): FrameReader {
  const ffmpeg = async () => (await findFfmpeg(options)).path;
  return {
    lights: async (place, { signal }) => measureLights(await ffmpeg(), place, signal),
    picture: async (place, frame, { signal }) => readPicture(await ffmpeg(), { ...place, frame }, signal),
    writeFrame: async (place, path, { signal }) => writeFrame(await ffmpeg(), { place, path }, signal),
  };
}

type FrameInFilm = ClipInFilm & { readonly frame: number };

async function readPicture(
  ffmpegPath: string,
  place: FrameInFilm,
  signal: AbortSignal,
): Promise<FilmPicture> {
  const args = [...frameArgs(place, []), '-f', 'rawvideo', 'pipe:1'];
  const chunks: Buffer[] = [];
  for await (const chunk of readFromFfmpeg({ ffmpegPath, args, outputPath: 'pipe:1', signal }))
    chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const { width, height } = place.format;
  const [pixels, quarter] = [width * height, (width / 2) * (height / 2)];
  if (bytes.length !== pixels + 2 * quarter) throw noFrame(place);
  return {
    width,
    luma: bytes.subarray(0, pixels),
    blue: bytes.subarray(pixels, pixels + quarter),
    red: bytes.subarray(pixels + quarter),
  };
}

/** Full-range RGB, as everybody reads a PNG. */
const toRgb = [
  'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int',
  'format=rgb24',
  // Of the film's transfer function ffmpeg would make a chunk of the PNG by which some readers change the colours.
  'setparams=color_primaries=unknown:color_trc=unknown:colorspace=unknown',
];

async function writeFrame(
  ffmpegPath: string,
  { place, path }: { readonly place: FrameInFilm; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const args = [
    ...frameArgs(place, toRgb),
    ...['-c:v', 'png', '-flags:v', '+bitexact', '-fflags', '+bitexact', '-threads', '1'],
    ...['-map_metadata', '-1', '-f', 'image2pipe', `file:${path}`],
  ];
  await spawnFfmpeg({ ffmpegPath, args, outputPath: path, signal });
}

function frameArgs({ clip, format, frame }: FrameInFilm, more: readonly string[]): readonly string[] {
  const { source, skippedFrames } = clip;
  const { frames: sought, options } = seekBefore(source, skippedFrames + frame, format.rate);
  const skip = skippedFrames + frame - sought;
  const range = { skip, frames: 1, fromFrame: frame, label: 'one' };
  const filters = [pictureFilters(clip, format, range), ...more].join(',');
  return [
    ...['-nostdin', '-v', 'error', ...inputArgs(source.format, source.path, options)],
    ...['-filter_complex', `[0:v:0]${filters}[out]`, '-map', '[out]', '-frames:v', '1'],
  ];
}

function noFrame({ clip, frame }: FrameInFilm): AivideoError {
  const { path } = clip.source;
  return new AivideoError('media-unreadable', `Frame ${frame + 1} of \`${path}\` can not be decoded`, {
    details: { path },
  });
}
