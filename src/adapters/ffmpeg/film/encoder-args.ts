import type { EncoderSettings } from '../../../domain/timeline/encoder-settings.js';
import { trackTimeScale } from '../../../domain/timeline/frame-rate.js';
import type { FilmFormat } from '../../../domain/timeline/render-plan.js';
import { hardwareArgs } from './hardware-args.js';

/**
 * Of an encoder. Fixed, so that the same pictures give the same bytes whatever the number of cores. All cores are used by
 * rendering segments side by side, which costs less time and memory than threads that wait for each other.
 */
const encoderThreads = 1;

const tags = [
  '-color_range',
  'tv',
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
];

/** Everything that follows the pictures of a segment: the same for every segment, so that their packets can be joined. */
export function encoderArgs({ encoder, rate }: FilmFormat): readonly string[] {
  return [
    ...['-an', ...codecArgs(encoder), ...tags],
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-video_track_timescale', `${trackTimeScale(rate).timeScale}`, '-f', 'mp4'],
  ];
}

/** By how many places packets run ahead of the pictures: what B-frames that others lean on need. */
export function reorderedFrames({ codec, preset, hardware }: EncoderSettings): number {
  return hardware !== undefined || codec === 'av1' || preset === 'ultrafast' ? 0 : 2;
}

/**
 * Frames that x264 holds to see what comes, 3.6 MB each at 1280x720: presets from `fast` on take 30 to 60, which is most of what
 * rendering needs of memory, for segments of a hundred frames.
 */
const longestLookahead = 20;

const briefPresets: readonly string[] = ['ultrafast', 'superfast', 'veryfast', 'faster'];

function lookahead(preset: string): readonly string[] {
  return briefPresets.includes(preset) ? [] : ['-rc-lookahead', `${longestLookahead}`];
}

/** Groups of pictures are closed: a segment never leans on its neighbour. */
function codecArgs({ codec, crf, preset, hardware }: EncoderSettings): readonly string[] {
  if (hardware !== undefined) return hardwareArgs(hardware, crf).coding;
  const common = ['-pix_fmt', 'yuv420p', '-crf', `${crf}`, '-preset', preset];
  switch (codec) {
    case 'h264':
      return ['-c:v', 'libx264', ...common, ...lookahead(preset), '-threads', `${encoderThreads}`];
    case 'hevc':
      return [
        ...['-c:v', 'libx265', ...common, '-tag:v', 'hvc1', '-x265-params'],
        `log-level=error:open-gop=0:frame-threads=${encoderThreads}`,
      ];
    case 'av1':
      return ['-c:v', 'libsvtav1', ...common, '-svtav1-params', 'lp=2'];
    default:
      return codec satisfies never;
  }
}
