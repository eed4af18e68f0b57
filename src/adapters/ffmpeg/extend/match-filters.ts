import type { ChannelMatch, ColorMatch } from '../../../domain/extend/color-match.js';
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
  const { luma, blue, red, fadeFrames } = match;
  const table = `lutyuv=y=${entry(luma)}:u=${entry(blue)}:v=${entry(red)}`;
  const fade = `fade=type=out:start_time=0:duration=${secondsOf(fadeFrames, rate).toFixed(6)}:alpha=1`;
  const layer = [table, 'format=yuva420p', `setpts=PTS+${fromFrame}`, fade, `setpts=PTS-${fromFrame}`];
  const graph = [
    `split[${label}m][${label}n]`,
    `[${label}m]${layer.join(',')}[${label}o]`,
    `[${label}n][${label}o]overlay=format=yuv420:shortest=1,format=yuv420p`,
  ];
  return [graph.join(';')];
}

/** The filter cuts fractions off: a half more rounds them. */
function entry({ gain, offset }: ChannelMatch): string {
  return `'clip(val*${gain}+${offset}+0.5,minval,maxval)'`;
}
