import { AivideoError } from '../../../domain/errors.js';
import { framesPerSecond } from '../../../domain/timeline/frame-rate.js';
import type {
  BodySegment,
  FilmFormat,
  Overlay,
  PlannedClip,
  RenderPlan,
  Segment,
  WindowSegment,
} from '../../../domain/timeline/render-plan.js';
import { pictureFilters, startAt } from './picture-filters.js';
import { inputArgs, seekBefore } from './source-input.js';

export type RenderedSegment = BodySegment | WindowSegment;

/** Inputs and filters of ffmpeg, with one labelled output for each segment. */
export interface SegmentGraph {
  readonly inputs: readonly string[];
  readonly filters: string;
  /** In the order of the segments: `[o0]`, `[o1]`. */
  readonly outputs: readonly string[];
}

/** The clip at a position. */
export function clipAt({ clips }: RenderPlan, position: number): PlannedClip {
  const clip = clips[position - 1];
  if (clip === undefined) throw new AivideoError('bug', `The plan has no clip ${position}`);
  return clip;
}

/**
 * The graph that renders segments of one clip, which may end with the transition into the next. The clip is read
 * once, however many there are; each segment has the same pictures as when it is rendered alone.
 */
export function segmentGraph(plan: RenderPlan, segments: readonly RenderedSegment[]): SegmentGraph {
  const [first] = segments;
  if (first === undefined) throw new AivideoError('bug', 'Nothing was to be rendered');
  const clip = clipAt(plan, first.clip);
  const from = Math.min(...segments.map(({ fromFrame }) => fromFrame));
  const end = Math.max(...segments.map(({ fromFrame, frames }) => fromFrame + frames));
  const inputs = [readClip(clip, plan.format, from)];
  const chains = [
    `[0:v:0]${clipFilters(clip, plan.format, { from, frames: end - from + spareFrames, label: 'm' })}${splitInto(segments)}`,
  ];
  segments.forEach((segment, index) => {
    chains.push(`[s${index}]${partFilters(segment, from, plan.format)}[p${index}]`);
    if (segment.kind !== 'window') return;
    const next = clipAt(plan, segment.nextClip);
    const frames = segment.frames + spareFrames;
    const label = `n${index}`;
    const filters = clipFilters(next, plan.format, { from: 0, frames, label });
    chains.push(`[${inputs.length}:v:0]${filters}[${label}]`);
    inputs.push(readClip(next, plan.format, 0));
  });
  segments.forEach((segment, index) => {
    const [part, next, output] = [`p${index}`, `n${index}`, `o${index}`];
    const drawn = segment.overlays.map((overlay) => {
      inputs.push(inputArgs('image/png', overlay.path));
      return { overlay, input: inputs.length - 1 };
    });
    const base = drawn.length === 0 ? output : `b${index}`;
    chains.push(
      segment.kind === 'window'
        ? `[${part}][${next}]${transitionFilter(segment, plan.format)}[${base}]`
        : `[${part}]null[${base}]`,
    );
    chains.push(...overlayFilters(segment, drawn, { base, output }));
  });
  return {
    inputs: inputs.flat(),
    filters: chains.join(';'),
    outputs: segments.map((_, index) => `[o${index}]`),
  };
}

/** Frames that filters look at after the last one that is wanted. They hold still where a clip has ended. */
const spareFrames = 4;

function splitInto(segments: readonly Segment[]): string {
  if (segments.length === 1) return '[s0]';
  return `,split=${segments.length}${segments.map((_, index) => `[s${index}]`).join('')}`;
}

/** A window gets two frames more than it has: `xfade` ends well before its inputs do. */
function partFilters(
  { kind, fromFrame, frames }: RenderedSegment,
  from: number,
  { rate }: FilmFormat,
): string {
  const start = fromFrame - from;
  const count = kind === 'window' ? frames + 2 : frames;
  return [...(start === 0 ? [] : startAt(start, count, rate)), `trim=end_frame=${count}`].join(',');
}

function readClip(clip: PlannedClip, { rate }: FilmFormat, from: number): readonly string[] {
  const { source, skippedFrames } = clip;
  // More decoding threads take memory and bring nothing: the encoder is what is waited for.
  const { options } = seekBefore(source, skippedFrames + from, rate);
  return inputArgs(source.format, source.path, ['-threads', '2', ...options]);
}

function clipFilters(
  clip: PlannedClip,
  format: FilmFormat,
  { from, frames, label }: { readonly from: number; readonly frames: number; readonly label: string },
): string {
  const skip = clip.skippedFrames + from;
  const sought = seekBefore(clip.source, skip, format.rate).frames;
  return pictureFilters(clip, format, { skip: skip - sought, frames, fromFrame: from, label });
}

/** `xfade` gives the first frame to the old clip alone; at frame i of n the new one has the part i/n. */
function transitionFilter({ transition, frames }: WindowSegment, { rate }: FilmFormat): string {
  const seconds = (frames / framesPerSecond(rate)).toFixed(6);
  return `xfade=transition=${transition}:duration=${seconds}:offset=0,trim=end_frame=${frames}`;
}

function overlayFilters(
  segment: Segment,
  drawn: readonly { readonly overlay: Overlay; readonly input: number }[],
  { base, output }: { readonly base: string; readonly output: string },
): readonly string[] {
  return drawn.flatMap(({ overlay, input }, index) => {
    const from = Math.max(0, overlay.fromFrame - segment.startsAt);
    const last = Math.min(segment.frames, overlay.endFrame - segment.startsAt) - 1;
    const under = index === 0 ? base : `${output}l${index}`;
    const over = index === drawn.length - 1 ? output : `${output}l${index + 1}`;
    const image = `${output}i${index}`;
    return [
      `[${input}:v:0]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[${image}]`,
      `[${under}][${image}]overlay=x=${overlay.left}:y=${overlay.top}:eof_action=repeat:format=yuv420:enable='between(n,${from},${last})'[${over}]`,
    ];
  });
}
