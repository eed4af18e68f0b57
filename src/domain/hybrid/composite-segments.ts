import type { Half } from '../layouts/define-layout.js';
import type { Arrangement, Painting, PlacedHalf, Scenery, Stage } from '../layouts/frame/arrangement.js';
import type {
  CompositeLayer,
  CompositePicture,
  CompositeScene,
  Key,
  PaintedPicture,
} from '../timeline/composite-segment.js';
import type { FrameRate } from '../timeline/frame-rate.js';
import type { CompositeSegment } from '../timeline/render-plan.js';
import { loopPeriod, piecesOf, type Span } from './half-track.js';

/** Seconds. Shorter segments than those of one clip: each of them is more work. */
const longestSegmentSeconds = 5;

/** A film is cut for as many cores as there are, though not into shorter segments than this. */
const shortestSegmentSeconds = 2;

/** The first is longer than the others: its files are not read from before its beginning, and no sound is made beside it. */
const firstWeight = 1.25;

/** Each round of a loop opens its file anew. */
const mostRounds = 4;

/** What a hybrid film is cut into segments from. */
export interface CompositeOrder {
  readonly arrangement: Arrangement;
  readonly tracks: Readonly<Record<Half, readonly Span[]>>;
  readonly rate: FrameRate;
  /** Segments that are rendered at the same time. */
  readonly parallel: number;
  /** How the simulation is seen through, where the layout asks for it. */
  readonly key?: Key;
  /** The file of a painting. */
  pictureOf(painting: Painting): PaintedPicture;
}

/** Cuts a hybrid film into segments that are rendered alone; together they are all its frames. */
export function compositeSegments(order: CompositeOrder): readonly CompositeSegment[] {
  return order.arrangement.stages.flatMap((stage) => {
    const { fromFrame, endFrame, next } = stage;
    if (next !== undefined) return [segmentOf(order, stage, { from: fromFrame, end: endFrame })];
    const cuts = cutsOf(endFrame - fromFrame, order, stage);
    return cuts
      .slice(1)
      .map((end, index) =>
        segmentOf(order, stage, { from: fromFrame + (cuts[index] ?? 0), end: fromFrame + end }),
      );
  });
}

/** Where a time is cut: at its beginning, at its end, and between. */
function cutsOf(frames: number, order: CompositeOrder, stage: Stage): readonly number[] {
  const { rate, parallel } = order;
  const brief = Math.floor((frames * rate.denominator) / rate.numerator / shortestSegmentSeconds);
  const count = Math.max(Math.ceil(frames / longestFrames(order, stage)), Math.min(parallel, brief), 1);
  const weightOf = (index: number) => (index === 0 ? 0 : index - 1 + firstWeight);
  return Array.from({ length: count + 1 }, (_, index) =>
    Math.round((frames * weightOf(index)) / weightOf(count)),
  );
}

/** The paintings of an arrangement, the masks of rounded halves included, each once. */
export function paintingsOf({ stages }: Arrangement): readonly Painting[] {
  const sceneries = stages.flatMap(({ scenery, next }) =>
    next === undefined ? [scenery] : [scenery, next.scenery],
  );
  const all = sceneries.flatMap(({ halves, paintings }) => [
    ...halves.flatMap((half) => maskOf(half) ?? []),
    ...paintings.map(({ painting }) => painting),
  ]);
  const byText = new Map(all.map((painting) => [JSON.stringify(painting), painting]));
  return [...byText.values()];
}

function maskOf({ rounded, box }: PlacedHalf): Painting | undefined {
  if (rounded === undefined) return undefined;
  return { kind: 'mask', width: box.width, height: box.height, radius: rounded };
}

function longestFrames({ tracks, rate }: CompositeOrder, { scenery }: Stage): number {
  const periods = scenery.halves.flatMap(({ half }) =>
    tracks[half].flatMap((span) => loopPeriod(span) ?? []),
  );
  const usual = (longestSegmentSeconds * rate.numerator) / rate.denominator;
  return Math.max(1, Math.round(Math.min(usual, ...periods.map((period) => period * mostRounds))));
}

function segmentOf(
  order: CompositeOrder,
  { scenery, next }: Stage,
  { from, end }: { readonly from: number; readonly end: number },
): CompositeSegment {
  const range = { from, frames: end - from };
  const composite = {
    background: order.arrangement.background,
    scene: sceneOf(order, scenery, range),
    ...(next === undefined
      ? {}
      : { next: { transition: next.transition, scene: sceneOf(order, next.scenery, range) } }),
  };
  return { kind: 'composite', startsAt: from, frames: end - from, overlays: [], composite };
}

interface Range {
  readonly from: number;
  readonly frames: number;
}

function sceneOf(order: CompositeOrder, { halves, paintings }: Scenery, range: Range): CompositeScene {
  return {
    layers: halves.map((half) => layerOf(order, half, range)),
    pictures: paintings.map(({ painting, ...place }): CompositePicture => {
      return { ...order.pictureOf(painting), ...place };
    }),
  };
}

function layerOf(order: CompositeOrder, placed: PlacedHalf, { from, frames }: Range): CompositeLayer {
  const { half, keyed, rounded, ...rest } = placed;
  const mask = maskOf(placed);
  return {
    ...rest,
    pieces: piecesOf(order.tracks[half], from, frames),
    ...(mask === undefined ? {} : { mask: order.pictureOf(mask) }),
    ...(keyed === true && half === 'simulation' && order.key !== undefined ? { key: order.key } : {}),
  };
}
