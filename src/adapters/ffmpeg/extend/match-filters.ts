import type { ColorMatch } from '../../../domain/extend/color-match.js';
import { type FrameRate, secondsOf } from '../../../domain/timeline/frame-rate.js';

/** Where the pictures stand that are filtered. */
export interface MatchPlace {
  /** Counted from the clip's first frame in the film. */
  readonly fromFrame: number;
  /** Letters that no other chain in the graph uses. */
  readonly label: string;
}

/**
 * The filters that lead a clip's colours over from those of the clip before: the changed picture lies over the unchanged one and
 * fades away. They take pictures of the film's format, one tick of the clock each.
 */
export function matchFilters(
  match: ColorMatch | undefined,
  rate: FrameRate,
  { fromFrame, label }: MatchPlace,
): readonly string[] {
  if (match === undefined || fromFrame >= match.fadeFrames) return [];
  const fade = `fade=type=out:start_time=0:duration=${secondsOf(match.fadeFrames, rate).toFixed(6)}:alpha=1`;
  const layer = [...changed(match), `setpts=PTS+${fromFrame}`, fade, `setpts=PTS-${fromFrame}`];
  const graph = [
    `split[${label}m][${label}n]`,
    `[${label}m]${layer.join(',')}[${label}o]`,
    `[${label}n][${label}o]overlay=format=yuv420:shortest=1,format=yuv420p`,
  ];
  return [graph.join(';')];
}

/** Twelve bits keep the sums exact. The picture is opaque: what is mixed in of its alpha is the same for all pixels. */
function changed({ matrix, offset }: ColorMatch): readonly string[] {
  const channels = ['r', 'g', 'b'] as const;
  const mixer = channels.flatMap((to, row) => [
    ...channels.map((from, column) => `${to}${from}=${shown(matrix[row]?.[column] ?? 0)}`),
    `${to}a=${shown((offset[row] ?? 0) / 255)}`,
  ]);
  return [
    'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int',
    'format=gbrap12le',
    `colorchannelmixer=${mixer.join(':')}`,
    'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int',
    'format=yuva420p',
    'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ];
}

/** The filter takes factors from -2 to 2. */
function shown(value: number): string {
  return Math.min(2, Math.max(-2, value)).toFixed(6);
}
