import type { Box, Travel } from '../timeline/composite-segment.js';
import { evenDown } from '../timeline/fit-picture.js';
import { framesIn } from '../timeline/frame-rate.js';
import { defineLayout, type LayoutRequest } from './define-layout.js';
import { type PlacedHalf, type PlacedPainting, steady } from './frame/arrangement.js';
import { evenLength, fitted } from './frame/boxes.js';
import { framePainting } from './frame/frame-painting.js';
import { labelBeside } from './frame/label-line.js';
import { type Region, usualBackground } from './frame/layout-options.js';
import { requireRoom } from './frame/require-room.js';

/** A layout that is data: regions from back to front. */
export const custom = defineLayout({
  name: 'custom',
  summary: 'regions of your own, from a film file',
  reads: ['regions', 'key', 'labelPlace', 'background'],
  arrange: (request) => {
    const { frame, frames, options } = request;
    const placed = (options.regions ?? []).map((region) => ({ region, half: placeRegion(request, region) }));
    requireRoom(
      'custom',
      frame,
      placed.map(({ half }) => half.box),
    );
    return steady(frames, options.background ?? usualBackground, {
      halves: placed.map(({ half }) => half),
      paintings: placed.flatMap(({ region, half }) => paintingsOf(request, region, half)),
    });
  },
});

function placeRegion(request: LayoutRequest, region: Region): PlacedHalf {
  const { half, fit, rounded, key, dim } = region;
  const travel = travelOf(request, region);
  return {
    half,
    ...fitted(boxOf(request, region), request.pictures[half], {
      fit: fit ?? request.fits[half] ?? (half === 'ai' ? 'cover' : 'contain'),
    }),
    ...(rounded === undefined || rounded === 0 ? {} : { rounded }),
    ...(key === true ? { keyed: true as const } : {}),
    ...(dim === undefined ? {} : { dim }),
    ...(travel === undefined ? {} : { travel }),
  };
}

function boxOf({ frame }: LayoutRequest, { left, top, width, height }: Region): Box {
  return {
    left: evenDown(left * frame.width),
    top: evenDown(top * frame.height),
    width: evenLength(width * frame.width),
    height: evenLength(height * frame.height),
  };
}

function travelOf({ frame, rate }: LayoutRequest, { left, top, moves = [] }: Region): Travel | undefined {
  if (moves.length === 0) return undefined;
  const stops = [{ at: 0, left, top }, ...moves];
  const course = (side: 'left' | 'top', length: number) => ({
    points: stops.map((stop) => ({ frame: framesIn(stop.at, rate), value: stop[side] * length })),
    pace: 'smooth' as const,
  });
  return { left: course('left', frame.width), top: course('top', frame.height) };
}

function paintingsOf(
  { frame, options }: LayoutRequest,
  { border, borderColor, label }: Region,
  half: PlacedHalf,
): readonly PlacedPainting[] {
  const ring =
    border === undefined ? [] : framePainting(half, { border, color: borderColor ?? '#ffffff', frame });
  if (label === undefined) return ring;
  // What lies beneath may be anything.
  const place = { frame, place: options.labelPlace ?? 'under', plate: true } as const;
  return [...ring, labelBeside(half.box, label, place)];
}
