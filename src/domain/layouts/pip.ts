import type { Box, Travel } from '../timeline/composite-segment.js';
import { evenDown } from '../timeline/fit-picture.js';
import { framesIn } from '../timeline/frame-rate.js';
import { defineLayout, type LayoutRequest } from './define-layout.js';
import { type PlacedHalf, type PlacedPainting, steady } from './frame/arrangement.js';
import { evenLength } from './frame/boxes.js';
import { shiftedTravel } from './frame/courses.js';
import { framePainting } from './frame/frame-painting.js';
import { fullHalf } from './frame/full-half.js';
import { labelBeside, labelHeight } from './frame/label-line.js';
import { type Corner, usualBackground } from './frame/layout-options.js';
import { otherHalf } from './frame/pair.js';
import { requireRoom } from './frame/require-room.js';

/** Seconds in which the inner picture moves to another corner. */
const moveSeconds = 0.8;

/** Parts of the width of a wide and of a tall frame. */
const usualSize = 0.3;
const usualSizeOfTall = 0.45;

/** Parts of the frame's shorter side. */
const marginShare = 0.04;
const roundedShare = 0.022;
const borderShare = 0.005;

/** One half small in a corner of the other. */
export const pip = defineLayout({
  name: 'pip',
  summary: 'one half small in a corner of the other',
  reads: [
    ...(['first', 'pipSize', 'corner', 'moves', 'border', 'borderColor', 'rounded'] as const),
    ...(['gap', 'labels', 'labelPlace', 'background'] as const),
  ],
  arrange: (request) => {
    const { frame, frames, options } = request;
    const large = options.first ?? 'simulation';
    const inner = innerHalf(request, otherHalf(large));
    requireRoom('pip', frame, [inner.box]);
    const paintings = [...ringOf(request, inner), ...labelsOf(request, inner)];
    const halves = [fullHalf(request, large), inner];
    return steady(frames, options.background ?? usualBackground, { halves, paintings });
  },
});

function innerHalf(request: LayoutRequest, half: PlacedHalf['half']): PlacedHalf {
  const { frame, options, pictures, fits } = request;
  const shape = pictures[half] ?? frame;
  const shorter = Math.min(frame.width, frame.height);
  const usual = frame.width >= frame.height ? usualSize : usualSizeOfTall;
  const wanted = frame.width * (options.pipSize ?? usual);
  const margin = evenDown(options.gap ?? shorter * marginShare);
  // A tall picture in a wide frame is measured by its height.
  const scale = Math.min(wanted / shape.width, (frame.height - 2 * margin) / shape.height);
  const size = { width: evenLength(shape.width * scale), height: evenLength(shape.height * scale) };
  const place = (corner: Corner): Box => ({ ...size, ...cornerPlace(request, size, { corner, margin }) });
  const travel = travelOf(request, place);
  const rounded = options.rounded ?? Math.round(shorter * roundedShare);
  return {
    half,
    box: place(options.corner ?? 'bottom-right'),
    fit: fits[half] ?? (pictures[half] === undefined ? 'cover' : 'stretch'),
    ...(rounded === 0 ? {} : { rounded }),
    ...(travel === undefined ? {} : { travel }),
  };
}

function cornerPlace(
  { frame, options }: LayoutRequest,
  size: { readonly width: number; readonly height: number },
  { corner, margin }: { readonly corner: Corner; readonly margin: number },
): Pick<Box, 'left' | 'top'> {
  const [above, below] = labelRoom({ frame, options });
  return {
    left: corner.endsWith('left') ? margin : frame.width - margin - size.width,
    top: corner.startsWith('top') ? margin + above : frame.height - margin - below - size.height,
  };
}

/** Pixels that the label of the inner picture takes above and below it. */
function labelRoom({ frame, options }: Pick<LayoutRequest, 'frame' | 'options'>): readonly [number, number] {
  const line = (options.labels?.[1] ?? '') === '' ? 0 : labelHeight(frame, frame.width) + labelGap(frame);
  return options.labelPlace === 'over' ? [line, 0] : [0, line];
}

/** From corner to corner, slow at both; undefined when it stays. */
function travelOf({ options, rate }: LayoutRequest, place: (corner: Corner) => Box): Travel | undefined {
  const { moves = [] } = options;
  if (moves.length === 0) return undefined;
  const length = Math.max(1, framesIn(moveSeconds, rate));
  let corner = options.corner ?? 'bottom-right';
  let free = 0;
  const stops = moves.flatMap((move) => {
    const begin = Math.max(free, framesIn(move.at, rate));
    free = begin + length;
    const both = [
      { frame: begin, box: place(corner) },
      { frame: free, box: place(move.corner) },
    ];
    corner = move.corner;
    return both;
  });
  const course = (side: 'left' | 'top') => ({
    points: stops.map(({ frame, box }) => ({ frame, value: box[side] })),
    pace: 'smooth' as const,
  });
  return { left: course('left'), top: course('top') };
}

function ringOf({ frame, options }: LayoutRequest, inner: PlacedHalf): readonly PlacedPainting[] {
  const border = options.border ?? evenLength(Math.min(frame.width, frame.height) * borderShare);
  return framePainting(inner, { border, color: options.borderColor ?? '#ffffff', frame });
}

function labelsOf({ frame, options }: LayoutRequest, { box, travel }: PlacedHalf): readonly PlacedPainting[] {
  const text = options.labels?.[1] ?? '';
  if (text === '') return [];
  const place = options.labelPlace ?? 'under';
  const beside = labelBeside(box, text, { frame, place, width: frame.width, plate: true });
  const away = place === 'under' ? labelGap(frame) : -labelGap(frame);
  const label = { ...beside, top: beside.top + away };
  if (travel === undefined) return [label];
  const by = { left: label.left - box.left, top: label.top - box.top };
  return [{ ...label, travel: shiftedTravel(travel, by) }];
}

/** Pixels between the ring around the inner picture and its label. */
function labelGap({ width, height }: LayoutRequest['frame']): number {
  return evenLength(Math.min(width, height) * 0.014);
}
