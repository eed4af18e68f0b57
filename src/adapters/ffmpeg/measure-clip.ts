import {
  type ClipMeasurement,
  measureLimits,
  type SoundMeasurement,
} from '../../domain/check/clip-measurement.js';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import { AivideoError } from '../../domain/errors.js';
import type { ClipMeasurer } from '../../ports/clip-measurer.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { explainFfmpegFailure } from './ffmpeg-failure.js';
import { type FindFfmpegOptions, findFfmpeg } from './find-ffmpeg.js';
import { createFactReader } from './frame-facts.js';
import { createPictureTally } from './picture-tally.js';
import { readFfmpeg } from './read-ffmpeg.js';

/** Measures clips with ffmpeg, 5.1 or newer: every clip is decoded once, and nothing is written. */
export function createClipMeasurer(options: FindFfmpegOptions): ClipMeasurer {
  return {
    async measure(path, media, call) {
      const { path: ffmpegPath } = await findFfmpeg(options);
      return measureClip({ ffmpegPath, path, media }, call);
    },
  };
}

interface Order {
  readonly ffmpegPath: string;
  readonly path: string;
  readonly media: MediaDetails;
}

async function measureClip(order: Order, { signal }: CallOptions): Promise<ClipMeasurement> {
  const tally = createPictureTally();
  const pictures = createFactReader(tally.add);
  let sound: SoundMeasurement | undefined;
  const sounds = createFactReader(({ facts }) => {
    sound = soundOf(facts);
  });
  const complaints = createComplaints();
  const options = measureOptions(order);
  const onLine = { 1: pictures.line, 2: complaints.line, 3: sounds.line };
  const status = await readFfmpeg({ ffmpegPath: order.ffmpegPath, options, onLine, signal }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      throw failure(order, error, complaints.text());
    },
  );
  pictures.end();
  sounds.end();
  const picture = tally.result(order.media.durationSeconds);
  if (status !== 0 && picture.frames === 0)
    throw failure(order, new Error(`status ${status}`), complaints.text());
  const heard = order.media.audio === undefined || sound === undefined ? {} : { sound };
  return { ...picture, ...heard, complaints: complaints.result() };
}

/** Formats that the prober reads. A file never makes ffmpeg open another (playlists, lists of files). */
const formats = 'mov,matroska,mpegts,gif';

/**
 * The name of the file is an argument of its own, behind `file:`, and stands in no filter and in nothing that is read
 * back: the filters write to pipes, and what goes to standard error holds messages alone.
 */
function measureOptions({ path, media }: Order): readonly string[] {
  const sound = media.audio === undefined ? ['-an'] : ['-map', '0:a:0', '-af', soundFilter];
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-v', 'repeat+level+error'],
    ...['-protocol_whitelist', 'file', '-format_whitelist', formats, '-i', `file:${path}`],
    ...['-map', '0:v:0', '-vf', pictureFilter, ...sound, '-sn', '-dn'],
    ...['-fps_mode', 'passthrough', '-f', 'null', '-'],
  ];
}

const { blackPixelShare, blackPixelLevel, stillDifference, stillSeconds } = measureLimits;

/** Brightness is measured on a small picture: the mean is the same, and four times as fast. */
const pictureFilter = [
  'format=yuv420p',
  `blackdetect=d=0:pic_th=${blackPixelShare}:pix_th=${blackPixelLevel}`,
  `freezedetect=n=${stillDifference}:d=${stillSeconds}`,
  'scale=160:120:flags=area',
  'signalstats',
  "metadata=mode=print:file='pipe\\:1'",
].join(',');

/** A tenth of a second or so at a time; the figures run on from the start, so the last ones are of the whole track. */
const soundFilter = [
  'aformat=sample_fmts=s16',
  'asetnsamples=n=4800:p=0',
  'astats=metadata=1:measure_perchannel=none:measure_overall=Peak_level+RMS_level+Flat_factor',
  "ametadata=mode=print:file='pipe\\:3'",
].join(',');

/** The flat factor is the mean length of the runs at the peak, in decibels (ffmpeg's af_astats.c). */
function soundOf(facts: ReadonlyMap<string, number>): SoundMeasurement {
  const silence = Number.NEGATIVE_INFINITY;
  return {
    peakDb: facts.get('lavfi.astats.Overall.Peak_level') ?? silence,
    rmsDb: facts.get('lavfi.astats.Overall.RMS_level') ?? silence,
    peakRun: 10 ** ((facts.get('lavfi.astats.Overall.Flat_factor') ?? 0) / 20),
  };
}

/** Examples of complaints that are kept; one broken clip can bring thousands. */
const keptExamples = 5;

function createComplaints() {
  const examples: string[] = [];
  let count = 0;
  return {
    line(text: string): void {
      const message = text
        .replace(/^(\[[^\]]*\] )+/, '')
        .replace(/0x[0-9a-f]+/g, '')
        .trim();
      if (message === '' || !/\[(error|fatal|panic)\]/.test(text)) return;
      count += 1;
      if (examples.length < keptExamples && !examples.includes(message)) examples.push(message);
    },
    text: () => examples.join('\n'),
    result: () => ({ count, examples }),
  };
}

function failure({ ffmpegPath, path }: Order, error: unknown, stderr: string): unknown {
  const cause = error instanceof Error ? error : new Error(String(error));
  const explained = explainFfmpegFailure({ ffmpegPath, outputPath: 'pipe:1' }, cause, stderr);
  if (!(explained instanceof AivideoError) || explained.code === 'ffmpeg-missing') return explained;
  return new AivideoError('media-unreadable', `\`${path}\` can not be decoded`, { cause: explained });
}
