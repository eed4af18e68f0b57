import { AivideoError } from '../../../domain/errors.js';
import { framesPerSecond } from '../../../domain/timeline/frame-rate.js';
import type {
  BodySegment,
  FilmFormat,
  PlannedClip,
  RenderPlan,
  Segment,
  WindowSegment,
} from '../../../domain/timeline/render-plan.js';
import { pictureFilters } from './picture-filters.js';
import { inputArgs, type SeekPoint, seekBefore } from './source-input.js';

export type RenderedSegment = BodySegment | WindowSegment;

/** Inputs and filters of ffmpeg; the pictures come out at `[out]`. */
export interface SegmentGraph {
  readonly inputs: readonly string[];
  readonly filters: string;
}

/** The clip at a position. */
export function clipAt({ clips }: RenderPlan, position: number): PlannedClip {
  const clip = clips[position - 1];
  if (clip === undefined) throw new AivideoError('bug', `The plan has no clip ${position}`);
  return clip;
}

/** The graph that renders one segment: of one clip, or of two and the transition between them. */
export function segmentGraph(plan: RenderPlan, segment: RenderedSegment): SegmentGraph {
  const { format } = plan;
  const clip = clipAt(plan, segment.clip);
  const { fromFrame: from, frames } = segment;
  const inputs = [readClip(clip, format, from)];
  const chains: string[] = [];
  if (segment.kind === 'window') {
    const next = clipAt(plan, segment.nextClip);
    const count = frames + spareFrames;
    inputs.push(readClip(next, format, 0, headOptions(count, format)));
    chains.push(
      `[0:v:0]${clipFilters(clip, format, { from, frames: count, label: 'one' })},${fullChroma}[one]`,
      `[1:v:0]${clipFilters(next, format, { from: 0, frames: count, label: 'two' })},${fullChroma}[two]`,
      `[one][two]${transitionFilter(segment, format)}[base]`,
    );
  } else chains.push(`[0:v:0]${clipFilters(clip, format, { from, frames, label: 'one' })}[base]`);
  const first = inputs.length;
  for (const { path } of segment.overlays) inputs.push(inputArgs('image/png', path));
  chains.push(...overlayFilters(segment, first));
  return { inputs: inputs.flat(), filters: chains.join(';') };
}

/** Frames that a transition is given beyond its own: `xfade` ends well before its inputs do. */
export const spareFrames = 2;

/**
 * `xfade` knows no 4:2:0. Left to itself ffmpeg converts there and back with filters that blur colours, so that they would jump
 * where a transition begins and ends. Repeated and averaged again they stay what they were.
 */
const fullChroma = 'scale=flags=neighbor,format=yuv444p';
const halfChroma = 'scale=flags=area,format=yuv420p';

/** Of the next clip only the head is read: more would be decoded and wait in memory. A second more than is needed. */
function headOptions(frames: number, { rate }: FilmFormat): readonly string[] {
  return ['-t', (1 + frames / framesPerSecond(rate)).toFixed(3)];
}

function readClip(
  clip: PlannedClip,
  { rate }: FilmFormat,
  from: number,
  more: readonly string[] = [],
): readonly string[] {
  const { source, skippedFrames } = clip;
  // More decoding threads take memory and bring nothing: the encoder is what is waited for.
  const { options } = seekPoint(clip, skippedFrames + from, rate);
  const isPlain = skippedFrames === 0 && source.kind === 'video' && clip.stretch === undefined;
  const limit = options.length === 0 && isPlain ? more : [];
  return inputArgs(source.format, source.path, ['-threads', '1', ...options, ...limit]);
}

/** Frames of the film are no frames of a clip that runs slower or faster: it is read from its start. */
function seekPoint(clip: PlannedClip, frame: number, rate: FilmFormat['rate']): SeekPoint {
  return seekBefore(clip.source, clip.stretch === undefined ? frame : 0, rate);
}

function clipFilters(
  clip: PlannedClip,
  format: FilmFormat,
  { from, frames, label }: { readonly from: number; readonly frames: number; readonly label: string },
): string {
  const skip = clip.skippedFrames + from;
  const sought = seekPoint(clip, skip, format.rate).frames;
  return pictureFilters(clip, format, { skip: skip - sought, frames, fromFrame: from, label });
}

/** `xfade` gives the first frame to the old clip alone; at frame i of n the new one has the part i/n. */
function transitionFilter({ transition, frames }: WindowSegment, { rate }: FilmFormat): string {
  const seconds = (frames / framesPerSecond(rate)).toFixed(6);
  return `xfade=transition=${transition}:duration=${seconds}:offset=0,trim=end_frame=${frames},${halfChroma}`;
}

/** Lays pictures over `[base]`; the input of the first of them is told. */
export function overlayFilters(segment: Segment, firstInput: number): readonly string[] {
  const { overlays, startsAt, frames } = segment;
  const laid = overlays.flatMap((overlay, index) => {
    const from = Math.max(0, overlay.fromFrame - startsAt);
    const last = Math.min(frames, overlay.endFrame - startsAt) - 1;
    return [
      `[${firstInput + index}:v:0]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[image${index}]`,
      `[${layer(index)}][image${index}]overlay=x=${overlay.left}:y=${overlay.top}:eof_action=repeat:format=yuv420:enable='between(n,${from},${last})'[${layer(index + 1)}]`,
    ];
  });
  return [...laid, `[${layer(overlays.length)}]format=yuv420p[out]`];
}

function layer(index: number): string {
  return index === 0 ? 'base' : `laid${index}`;
}
