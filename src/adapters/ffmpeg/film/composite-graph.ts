import type {
  CompositeLayer,
  CompositePicture,
  CompositeScene,
  Travel,
} from '../../../domain/timeline/composite-segment.js';
import { frameRateText, framesPerSecond, frameTimeText } from '../../../domain/timeline/frame-rate.js';
import type { CompositeSegment, RenderPlan } from '../../../domain/timeline/render-plan.js';
import { courseExpression } from './composite-course.js';
import { createGraphDraft, type GraphDraft } from './composite-draft.js';
import { layerChain } from './composite-layer.js';
import { overlayFilters, type SegmentGraph, spareFrames } from './segment-graph.js';
import { inputArgs } from './source-input.js';

/** The graph that renders one segment of a film in which several clips are seen at once. */
export function compositeGraph(plan: RenderPlan, segment: CompositeSegment): SegmentGraph {
  const draft = createGraphDraft();
  const { composite, overlays } = segment;
  const scene = sceneChain(draft, plan, { segment, scene: composite.scene });
  const whole = composite.next === undefined ? scene : crossed(draft, plan, segment, scene);
  draft.chains.push(`${whole}trim=end_frame=${segment.frames}[base]`);
  const first = draft.inputs.filter((argument) => argument === '-i').length;
  for (const { path } of overlays) draft.inputs.push(...inputArgs('image/png', path));
  return { inputs: draft.inputs, filters: [...draft.chains, ...overlayFilters(segment, first)].join(';') };
}

interface SegmentScene {
  readonly segment: CompositeSegment;
  readonly scene: CompositeScene;
}

function sceneChain(draft: GraphDraft, plan: RenderPlan, { segment, scene }: SegmentScene): string {
  const [first, ...rest] = scene.layers;
  let base: string;
  if (first !== undefined && isGround(first)) base = groundChain(draft, plan, { segment, layer: first });
  else base = overlayLayer(draft, plan, { segment, base: plainGround(draft, plan, segment), layer: first });
  for (const layer of rest) base = overlayLayer(draft, plan, { segment, base, layer });
  for (const picture of scene.pictures) base = overlayPicture(draft, { segment, base, picture });
  return base;
}

/** Whether the rest of the frame can be put around a layer. */
function isGround({ key, mask, travel, split, blend }: CompositeLayer): boolean {
  return [key, mask, travel, split, blend].every((part) => part === undefined);
}

interface SegmentLayer {
  readonly segment: CompositeSegment;
  readonly layer: CompositeLayer;
}

function groundChain(draft: GraphDraft, plan: RenderPlan, { segment, layer }: SegmentLayer): string {
  const pictures = layerChain(draft, plan, layer);
  const { left, top, width, height } = layer.box;
  const { format } = plan;
  if (width === format.width && height === format.height) return pictures;
  const out = draft.pad();
  const color = `0x${segment.composite.background.slice(1)}`;
  draft.chains.push(
    `${pictures}pad=w=${format.width}:h=${format.height}:x=${left}:y=${top}:color=${color}${out}`,
  );
  return out;
}

function plainGround(
  draft: GraphDraft,
  { format }: RenderPlan,
  { composite, frames }: CompositeSegment,
): string {
  const out = draft.pad();
  const { width, height, rate } = format;
  draft.chains.push(
    `color=color=0x${composite.background.slice(1)}:size=${width}x${height}:rate=${frameRateText(rate)},trim=end_frame=${frames},settb=${frameTimeText(rate)},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709${out}`,
  );
  return out;
}

interface LayerOnBase {
  readonly segment: CompositeSegment;
  readonly base: string;
  readonly layer: CompositeLayer | undefined;
}

function overlayLayer(draft: GraphDraft, plan: RenderPlan, { segment, base, layer }: LayerOnBase): string {
  if (layer === undefined) return base;
  const pictures = layerChain(draft, plan, layer);
  if (layer.blend !== undefined) return blendChain(draft, { base, pictures, blend: layer.blend });
  if (layer.split !== undefined) return splitChain(draft, { segment, base, layer, pictures });
  return overlay(draft, { base, pictures, place: placeOf(layer.box, layer.travel, segment) });
}

function overlayPicture(
  draft: GraphDraft,
  { segment, base, picture }: { segment: CompositeSegment; base: string; picture: CompositePicture },
): string {
  const painted = draft.input(inputArgs('image/png', picture.path));
  const pictures = draft.pad();
  draft.chains.push(`${painted}scale=out_color_matrix=bt709:out_range=tv,format=yuva420p${pictures}`);
  return overlay(draft, { base, pictures, place: placeOf(picture, picture.travel, segment) });
}

function overlay(
  draft: GraphDraft,
  { base, pictures, place }: { readonly base: string; readonly pictures: string; readonly place: string },
): string {
  const out = draft.pad();
  draft.chains.push(`${base}${pictures}overlay=${place}:eof_action=repeat:format=yuv420${out}`);
  return out;
}

function placeOf(
  { left, top }: { readonly left: number; readonly top: number },
  travel: Travel | undefined,
  segment: CompositeSegment,
): string {
  if (travel === undefined) return `x=${left}:y=${top}`;
  return `x='${courseExpression(travel.left, segment)}':y='${courseExpression(travel.top, segment)}'`;
}

/** Mixing is done in red, green and blue, as painters of pictures mean it. */
function blendChain(
  draft: GraphDraft,
  {
    base,
    pictures,
    blend,
  }: {
    readonly base: string;
    readonly pictures: string;
    readonly blend: NonNullable<CompositeLayer['blend']>;
  },
): string {
  const [beneath, above, out] = [draft.pad(), draft.pad(), draft.pad()];
  const toRgb = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=gbrp';
  // In `normal` the opacity is that of the first picture, in all others that of the mixture over the first.
  const opacity = blend.mode === 'normal' ? 1 - blend.amount : blend.amount;
  draft.chains.push(
    `${base}${toRgb}${beneath}`,
    `${pictures}${toRgb}${above}`,
    `${beneath}${above}blend=all_mode=${blend.mode}:all_opacity=${opacity},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709${out}`,
  );
  return out;
}

/**
 * Only what lies beyond the line. `crop` can move but not grow: the picture gets as much again on its far side, and what of that is
 * laid over the base falls outside of it.
 */
function splitChain(
  draft: GraphDraft,
  {
    segment,
    base,
    layer,
    pictures,
  }: {
    readonly segment: CompositeSegment;
    readonly base: string;
    readonly layer: CompositeLayer;
    readonly pictures: string;
  },
): string {
  const { split, box } = layer;
  if (split === undefined) return base;
  const { width, height, left, top } = box;
  const length = split.axis === 'x' ? width : height;
  const at = `2*floor(clip(${courseExpression(split.at, segment)},0,${length})/2)`;
  const beyond = draft.pad();
  const cut =
    split.axis === 'x'
      ? `pad=w=${2 * width}:h=${height}:x=0:y=0,crop=w=${width}:h=${height}:x='${at}':y=0`
      : `pad=w=${width}:h=${2 * height}:x=0:y=0,crop=w=${width}:h=${height}:x=0:y='${at}'`;
  draft.chains.push(`${pictures}${cut}${beyond}`);
  const place = split.axis === 'x' ? `x='${left}+${at}':y=${top}` : `x=${left}:y='${top}+${at}'`;
  return overlay(draft, { base, pictures: beyond, place });
}

/** The scene going over into the next one. */
function crossed(draft: GraphDraft, plan: RenderPlan, segment: CompositeSegment, scene: string): string {
  const { next } = segment.composite;
  if (next === undefined) return scene;
  const { rate } = plan.format;
  const [before, after, out] = [draft.pad(), draft.pad(), draft.pad()];
  const even = `tpad=stop_mode=clone:stop=${spareFrames},settb=${frameTimeText(rate)},setpts=N,fps=fps=${frameRateText(rate)}`;
  const seconds = (segment.frames / framesPerSecond(rate)).toFixed(6);
  const later = sceneChain(draft, plan, { segment, scene: next.scene });
  draft.chains.push(
    `${scene}${even}${before}`,
    `${later}${even}${after}`,
    `${before}${after}xfade=transition=${next.transition}:duration=${seconds}:offset=0${out}`,
  );
  return out;
}
