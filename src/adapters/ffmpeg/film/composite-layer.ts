import type { CompositeLayer, Piece } from '../../../domain/timeline/composite-segment.js';
import { frameRateText, framesPerSecond, frameTimeText } from '../../../domain/timeline/frame-rate.js';
import type { FilmFormat, PlannedClip, RenderPlan } from '../../../domain/timeline/render-plan.js';
import { transparentDecoder } from './composite-decoder.js';
import type { GraphDraft } from './composite-draft.js';
import { keyFilters } from './composite-key.js';
import { pictureFilters } from './picture-filters.js';
import { clipAt, spareFrames } from './segment-graph.js';
import { inputArgs, seekBefore } from './source-input.js';

/** Adds the pictures of a layer, of the size of its box; returns their pad. They are transparent where it is keyed or masked. */
export function layerChain(draft: GraphDraft, plan: RenderPlan, layer: CompositeLayer): string {
  const pads = layer.pieces.map((piece) => pieceChain(draft, plan, { layer, piece }));
  const pictures = pads.length === 1 ? (pads[0] ?? '') : concatChain(draft, plan.format, pads);
  return maskChain(draft, layer, finishChain(draft, layer, pictures));
}

interface LayerPiece {
  readonly layer: CompositeLayer;
  readonly piece: Piece;
}

function pieceChain(draft: GraphDraft, plan: RenderPlan, { layer, piece }: LayerPiece): string {
  const clip = { ...clipAt(plan, piece.clip), fit: layer.fit };
  const out = draft.pad();
  if (piece.kind === 'play') {
    const { fromFrame, frames } = piece;
    draft.chains.push(`${playChain(draft, plan.format, { layer, clip, fromFrame, frames })}${out}`);
    return out;
  }
  const { fromFrame, crossFrames, skippedFrames, frames } = piece;
  const count = crossFrames + spareFrames;
  const [ending, beginning] = [draft.pad(), draft.pad()];
  const shared = { layer, clip, frames: count };
  const { rate } = plan.format;
  const seconds = (crossFrames / framesPerSecond(rate)).toFixed(6);
  draft.chains.push(
    `${playChain(draft, plan.format, { ...shared, fromFrame })}${ending}`,
    `${playChain(draft, plan.format, { ...shared, fromFrame: 0 })}${beginning}`,
    `${ending}${beginning}xfade=transition=fade:duration=${seconds}:offset=0,trim=start_frame=${skippedFrames}:end_frame=${skippedFrames + frames},setpts=PTS-STARTPTS${out}`,
  );
  return out;
}

interface Played {
  readonly layer: CompositeLayer;
  readonly clip: PlannedClip;
  readonly fromFrame: number;
  readonly frames: number;
}

/** Frames of a clip, in the size of the layer's box, without the pad that they go to. */
function playChain(
  draft: GraphDraft,
  format: FilmFormat,
  { layer, clip, fromFrame, frames }: Played,
): string {
  const { source, skippedFrames, stretch } = clip;
  const skip = skippedFrames + fromFrame;
  // In a slowed file no frame of the film lies where reading could begin.
  const sought = stretch === undefined ? seekBefore(source, skip, format.rate) : { frames: 0, options: [] };
  const options = [
    '-threads',
    '1',
    ...(layer.key?.kind === 'alpha' ? transparentDecoder(source) : []),
    ...sought.options,
  ];
  const pad = draft.input(inputArgs(source.format, source.path, options));
  const { width, height } = layer.box;
  const filters = pictureFilters(
    clip,
    { ...format, width, height },
    {
      ...{ skip: skip - sought.frames, frames, fromFrame },
      label: `x${draft.pad().slice(1, -1)}`,
      transparent: layer.key?.kind === 'alpha',
    },
  );
  return `${pad}${filters}`;
}

/** One after the other. `concat` guesses how long each of them is; here every picture gets its own time again. */
function concatChain(draft: GraphDraft, { rate }: FilmFormat, pads: readonly string[]): string {
  const out = draft.pad();
  const times = `settb=${frameTimeText(rate)},setpts=N,fps=fps=${frameRateText(rate)}`;
  draft.chains.push(`${pads.join('')}concat=n=${pads.length}:v=1:a=0,${times}${out}`);
  return out;
}

function finishChain(draft: GraphDraft, { key, dim = 0 }: CompositeLayer, pictures: string): string {
  const filters = [
    ...(key === undefined || key.kind === 'alpha' ? [] : ['format=yuva420p', ...keyFilters(key)]),
    // Towards black, which is 16; colours towards grey, which is 128.
    ...(dim === 0
      ? []
      : [`lutyuv=y='16+(val-16)*${1 - dim}':u='128+(val-128)*${1 - dim}':v='128+(val-128)*${1 - dim}'`]),
  ];
  if (filters.length === 0) return pictures;
  const out = draft.pad();
  draft.chains.push(`${pictures}${filters.join(',')}${out}`);
  return out;
}

/** A mask takes the place of what a key has made: layers have one or the other. */
function maskChain(draft: GraphDraft, { mask, box }: CompositeLayer, pictures: string): string {
  if (mask === undefined) return pictures;
  const painted = draft.input(inputArgs('image/png', mask.path));
  const [shape, out] = [draft.pad(), draft.pad()];
  draft.chains.push(
    `${painted}format=gray,scale=w=${box.width}:h=${box.height}${shape}`,
    `${pictures}${shape}alphamerge${out}`,
  );
  return out;
}
