import type { Box } from '../../timeline/composite-segment.js';
import { evenDown } from '../../timeline/fit-picture.js';
import type { Half, LayoutRequest } from '../define-layout.js';
import { type Arrangement, type PlacedHalf, type PlacedPainting, steady } from './arrangement.js';
import { fitted, frameBox, inset } from './boxes.js';
import { labelBeside, labelHeight } from './label-line.js';
import { usualBackground } from './layout-options.js';
import { requireRoom } from './require-room.js';

/** How two halves share a frame. */
export interface PairOrder {
  readonly layout: string;
  /** Beside each other, or one above the other. */
  readonly axis: 'x' | 'y';
  /** The first half's part; default by the axis. */
  readonly ratio: number;
}

/** Background between and around two halves, as a part of the frame's shorter side. */
const usualGapShare = 0.022;

/**
 * Puts two halves beside or above each other. The simulation is seen whole, and the AI half is cut to be as high (or wide) as
 * it is: two pictures of one size, whatever their files are.
 */
export function arrangePair(request: LayoutRequest, order: PairOrder): Arrangement {
  const { frame, frames, options } = request;
  const first = options.first ?? 'simulation';
  const cells = pairCells(request, order);
  const [one, other] = cells;
  const boxes = first === 'ai' ? { ai: one, simulation: other } : { simulation: one, ai: other };
  const simulation = placeSimulation(request, boxes.simulation);
  const ai = placeAi(request, boxes.ai, { beside: simulation, axis: order.axis });
  requireRoom(order.layout, frame, [simulation.box, ai.box]);
  const placed = first === 'ai' ? [ai, simulation] : [simulation, ai];
  const width = Math.min(...cells.map((cell) => cell.width));
  const paintings = placed.flatMap(({ box }, index) => labelOf(request, box, { index, width }));
  return steady(frames, options.background ?? usualBackground, { halves: placed, paintings });
}

/** The half that is not this one. */
export function otherHalf(half: Half): Half {
  return half === 'ai' ? 'simulation' : 'ai';
}

/** The two cells without gap, margin and labels. */
function pairCells({ frame, options }: LayoutRequest, { axis, ratio }: PairOrder): readonly [Box, Box] {
  const gap = evenDown(options.gap ?? Math.min(frame.width, frame.height) * usualGapShare);
  const whole = inset(frameBox(frame), gap);
  const length = (axis === 'x' ? whole.width : whole.height) - gap;
  const one = evenDown(length * ratio);
  const parts = [
    { at: 0, length: one },
    { at: one + gap, length: length - one },
  ].map(
    ({ at, length: part }): Box =>
      axis === 'x'
        ? { ...whole, left: whole.left + at, width: part }
        : { ...whole, top: whole.top + at, height: part },
  );
  const narrowest = Math.min(...parts.map((part) => part.width));
  const line = options.labels === undefined ? 0 : labelHeight(frame, narrowest);
  const above = options.labelPlace === 'over' ? line : 0;
  const [cell, next] = parts.map((part) => ({ ...part, top: part.top + above, height: part.height - line }));
  return [cell ?? whole, next ?? whole];
}

function placeSimulation({ pictures, fits, options }: LayoutRequest, cell: Box): PlacedHalf {
  const manner = { fit: fits.simulation ?? 'contain', align: options.align } as const;
  return { half: 'simulation', ...fitted(cell, pictures.simulation, manner) };
}

function placeAi(
  { pictures, fits, options }: LayoutRequest,
  cell: Box,
  { beside, axis }: { readonly beside: PlacedHalf; readonly axis: 'x' | 'y' },
): PlacedHalf {
  const fit = fits.ai;
  if (fit !== undefined) return { half: 'ai', ...fitted(cell, pictures.ai, { fit, align: options.align }) };
  const { left, top, width, height } = beside.box;
  const box = axis === 'x' ? { ...cell, top, height } : { ...cell, left, width };
  return { half: 'ai', box, fit: 'cover' };
}

function labelOf(
  { frame, options }: LayoutRequest,
  box: Box,
  { index, width }: { readonly index: number; readonly width: number },
): readonly PlacedPainting[] {
  const text = options.labels?.[index] ?? '';
  if (text === '') return [];
  return [labelBeside(box, text, { frame, width, place: options.labelPlace ?? 'under' })];
}

/** The part that the simulation takes of a frame's height when it is as wide as the frame, within limits. */
export function naturalShare({ frame, pictures, options }: LayoutRequest): number {
  const { simulation } = pictures;
  const own =
    simulation === undefined ? 0.5 : (frame.width / simulation.width) * (simulation.height / frame.height);
  const line = options.labels === undefined ? 0 : labelHeight(frame, frame.width) / frame.height;
  const share = Math.min(0.62, Math.max(0.3, own + line));
  return (options.first ?? 'simulation') === 'simulation' ? share : 1 - share;
}
