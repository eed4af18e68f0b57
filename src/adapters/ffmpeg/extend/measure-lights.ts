import { measureLimits } from '../../../domain/check/clip-measurement.js';
import { AivideoError } from '../../../domain/errors.js';
import type { FrameLight } from '../../../domain/extend/frame-light.js';
import { framesPerSecond } from '../../../domain/timeline/frame-rate.js';
import type { ClipInFilm } from '../../../ports/frame-reader.js';
import { explainFfmpegFailure } from '../ffmpeg-failure.js';
import { pictureFilters } from '../film/picture-filters.js';
import { inputArgs } from '../film/source-input.js';
import { createFactReader } from '../frame-facts.js';
import { createPictureTally } from '../picture-tally.js';
import { readFfmpeg } from '../read-ffmpeg.js';

const { blackPixelShare, blackPixelLevel } = measureLimits;

/** Brightness is measured on a small picture: the mean is the same, and it is several times as fast. */
const facts = [
  `blackdetect=d=0:pic_th=${blackPixelShare}:pix_th=${blackPixelLevel}`,
  'scale=160:120:flags=area',
  'signalstats',
  "metadata=mode=print:file='pipe\\:1'",
];

/** The light of every frame that a film shows of a clip. */
export async function measureLights(
  ffmpegPath: string,
  { clip, format }: ClipInFilm,
  signal: AbortSignal,
): Promise<readonly FrameLight[]> {
  const { source, frames, skippedFrames } = clip;
  const tally = createPictureTally();
  const reader = createFactReader(tally.add);
  const words: string[] = [];
  const range = { skip: skippedFrames, frames, fromFrame: 0, label: 'one' };
  const filters = [pictureFilters(clip, format, range), ...facts].join(',');
  const options = [
    ...['-nostdin', '-hide_banner', '-nostats', '-v', 'error', ...inputArgs(source.format, source.path)],
    ...['-filter_complex', `[0:v:0]${filters}[out]`, '-map', '[out]', '-f', 'null', '-'],
  ];
  const onLine = {
    1: reader.line,
    2: (line: string) => void (words.length < 20 && words.push(line)),
    3: () => undefined,
  };
  const failed = (cause: unknown) => {
    signal.throwIfAborted();
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return explainFfmpegFailure({ ffmpegPath, outputPath: 'pipe:1' }, error, words.join('\n'));
  };
  const status = await readFfmpeg({ ffmpegPath, options, onLine, signal }).catch((error: unknown) => {
    throw failed(error);
  });
  reader.end();
  const fps = framesPerSecond(format.rate);
  const { brightness, black } = tally.result(frames / fps);
  if (brightness.length === 0)
    throw new AivideoError('media-unreadable', `\`${source.path}\` can not be decoded`, {
      cause: failed(new Error(`ffmpeg ended with ${status}`)),
      details: { path: source.path },
    });
  // A stretch of black ends where the first frame begins that is not.
  const isBlack = (frame: number) =>
    black.some(({ fromSeconds, toSeconds }) => {
      const middle = (frame + 0.5) / fps;
      return middle > fromSeconds && middle < toSeconds;
    });
  return brightness.map((light, frame) => ({ brightness: light, isBlack: isBlack(frame) }));
}
