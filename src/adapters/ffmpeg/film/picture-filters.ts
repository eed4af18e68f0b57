import { type FittedPicture, fitPicture, type PictureSize } from '../../../domain/timeline/fit-picture.js';
import { type FrameRate, frameRateText, frameTimeText } from '../../../domain/timeline/frame-rate.js';
import type { FilmFormat, PlannedClip } from '../../../domain/timeline/render-plan.js';
import { matchFilters } from '../extend/match-filters.js';

/** How far the view goes into a still over its whole time. */
const stillZoom = 0.08;

/** Frames of a clip that are wanted: `skip` of what ffmpeg reads are left out. */
export interface FrameRange {
  readonly skip: number;
  readonly frames: number;
  /** Counted from the clip's first frame in the film. */
  readonly fromFrame: number;
  /** Letters that no other chain in the graph uses. */
  readonly label: string;
  /** Keeps what is transparent in the file. */
  readonly transparent?: boolean;
}

/**
 * The filters between a file and the film's frames: exactly `frames` pictures of the film's size, rate and colours, one
 * tick each, the first at 0. What ends too early holds its last picture.
 */
export function pictureFilters(clip: PlannedClip, format: FilmFormat, range: FrameRange): string {
  return [
    ...timing(clip, format, range),
    ...shape(clip, format, range),
    ...colors(format, range),
    ...motion(clip, range),
    ...matchFilters(clip.colorMatch, format.rate, range),
  ].join(',');
}

function timing(
  { source, stretch }: PlannedClip,
  { rate }: FilmFormat,
  { skip, frames }: FrameRange,
): readonly string[] {
  const fps = frameRateText(rate);
  if (source.kind === 'still')
    return [
      'trim=end_frame=1',
      'loop=loop=-1:size=1',
      `settb=${frameTimeText(rate)}`,
      'setpts=N',
      `fps=fps=${fps}`,
      `trim=end_frame=${frames}`,
    ];
  return [
    ...(stretch === undefined ? [] : [`setpts=PTS*${stretch.frames}/${stretch.of}`]),
    `fps=fps=${fps}:start_time=0`,
    'tpad=stop=-1:stop_mode=clone',
    ...(skip === 0 ? [] : startAt(skip, frames, rate)),
    `trim=end_frame=${frames}`,
  ];
}

/**
 * Filters after which a frame is the first. `setpts` makes ffmpeg forget the rate, which `xfade` needs: `fps` says it again,
 * and looks at two frames more than it gives.
 */
function startAt(skip: number, frames: number, rate: FrameRate): readonly string[] {
  const range = `trim=start_frame=${skip}:end_frame=${skip + frames + 2}`;
  return [range, 'setpts=PTS-STARTPTS', `fps=fps=${frameRateText(rate)}`];
}

function shape(
  { source, fit }: PlannedClip,
  format: FilmFormat,
  { label, transparent }: FrameRange,
): readonly string[] {
  const { width, height } = format;
  const scale = (size: PictureSize) =>
    `scale=w=${size.width}:h=${size.height}:${conversion(source.isColorTagged || Math.max(source.width, source.height) < 1280)}`;
  const still = source.kind === 'still' ? ['format=rgb24'] : source.hdr === undefined ? [] : toneMapped;
  if (fit === 'stretch') return [...still, scale(format), 'setsar=1'];
  const placed = fitPicture(source, format, fit === 'cover' ? 'cover' : 'contain');
  const fills = placed.width === width && placed.height === height;
  if (fills) return [...still, scale(format), 'setsar=1'];
  if (fit === 'cover')
    return [
      ...still,
      scale(placed),
      'setsar=1',
      `crop=w=${width}:h=${height}:x=${-placed.left}:y=${-placed.top}`,
    ];
  if (fit === 'contain')
    return [
      ...still,
      scale(placed),
      'setsar=1',
      `pad=w=${width}:h=${height}:x=${placed.left}:y=${placed.top}${transparent === true ? ':color=black@0' : ''}`,
    ];
  return [...still, blurred(source, format, placed, scale, label)];
}

/**
 * High dynamic range as BT.709, or it would look grey: graphics white lies at 203 cd/m2 (ITU-R BT.2408), and what is brighter
 * is bent down softly.
 */
const toneMapped = [
  'zscale=t=linear:npl=203',
  'format=gbrpf32le',
  'zscale=p=bt709',
  'tonemap=tonemap=mobius:desat=0',
  'zscale=t=bt709:m=bt709:r=tv',
  'format=yuv420p',
];

/** The whole picture over a blurred one that fills the frame. The blur is done small: it has no detail to lose. */
function blurred(
  source: PlannedClip['source'],
  format: FilmFormat,
  placed: FittedPicture,
  scale: (size: PictureSize) => string,
  label: string,
): string {
  const { width, height } = format;
  const small = { width: Math.max(16, evenQuarter(width)), height: Math.max(16, evenQuarter(height)) };
  const around = fitPicture(source, small, 'cover');
  return [
    `split[${label}a][${label}b]`,
    `[${label}a]${scale(around)},setsar=1,crop=w=${small.width}:h=${small.height}:x=${-around.left}:y=${-around.top},format=yuv420p,gblur=sigma=8,scale=w=${width}:h=${height},setsar=1[${label}c]`,
    `[${label}b]${scale(placed)},setsar=1,format=yuv420p[${label}d]`,
    `[${label}c][${label}d]overlay=x=${placed.left}:y=${placed.top}`,
  ].join(';');
}

function evenQuarter(length: number): number {
  return Math.round(length / 8) * 2;
}

/** To limited BT.709. Large pictures that do not name their colours are BT.709 by custom, small ones BT.601. */
function conversion(asSaid: boolean): string {
  return `flags=bicubic+accurate_rnd:in_color_matrix=${asSaid ? 'auto' : 'bt709'}:out_color_matrix=bt709:out_range=tv`;
}

function colors({ rate }: FilmFormat, { transparent }: FrameRange): readonly string[] {
  return [
    transparent === true ? 'format=yuva420p' : 'format=yuv420p',
    'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
    `settb=${frameTimeText(rate)}`,
  ];
}

/** A slow move over a still, between pixels, so that it does not tremble. */
function motion({ source, move, frames }: PlannedClip, { fromFrame }: FrameRange): readonly string[] {
  if (source.kind !== 'still' || move === 'none') return [];
  const way = `(on+${fromFrame - 1})/${frames}`;
  const done = move === 'in' ? way : `(1-${way})`;
  // Half of what is cut away on each side at this frame, as a part of the side.
  const cut = `(${stillZoom}*${done}/(1+${stillZoom}*${done})/2)`;
  const [left, right, top, bottom] = [`W*${cut}`, `W*(1-${cut})`, `H*${cut}`, `H*(1-${cut})`];
  return [
    `perspective=x0='${left}':y0='${top}':x1='${right}':y1='${top}':x2='${left}':y2='${bottom}':x3='${right}':y3='${bottom}':sense=source:interpolation=linear:eval=frame`,
  ];
}
