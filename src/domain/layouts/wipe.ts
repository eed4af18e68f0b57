import type { Course } from '../timeline/composite-segment.js';
import { framesIn } from '../timeline/frame-rate.js';
import { defineLayout, type LayoutRequest } from './define-layout.js';
import { type PlacedPainting, steady } from './frame/arrangement.js';
import { evenLength } from './frame/boxes.js';
import { cornerLabels } from './frame/corner-labels.js';
import { constant, shifted } from './frame/courses.js';
import { fullHalf } from './frame/full-half.js';
import { usualBackground } from './frame/layout-options.js';
import { otherHalf } from './frame/pair.js';

/** Seconds from one end of a swing to the other. */
const swingSeconds = 3;

/** Both halves in one place, parted by a line. */
export const wipe = defineLayout({
  name: 'wipe',
  summary: 'one half on each side of a line that stands or moves',
  reads: ['first', 'direction', 'split', 'border', 'borderColor', 'labels', 'labelPlace', 'background'],
  arrange: (request) => {
    const { frames, options } = request;
    const first = options.first ?? 'simulation';
    const axis = options.direction === 'vertical' ? ('y' as const) : ('x' as const);
    const at = splitCourse(request, axis);
    const beyond = fullHalf(request, otherHalf(first));
    const side = axis === 'x' ? beyond.box.left : beyond.box.top;
    const over = { ...beyond, split: { axis, at: shifted(at, -side) } };
    return steady(frames, options.background ?? usualBackground, {
      halves: [fullHalf(request, first), over],
      paintings: [...line(request, axis, at), ...cornerLabels(request, axis)],
    });
  },
});

/** The line's place in pixels, over the film. */
function splitCourse({ frame, frames, rate, options }: LayoutRequest, axis: 'x' | 'y'): Course {
  const length = axis === 'x' ? frame.width : frame.height;
  const { split = 0.5 } = options;
  if (typeof split === 'number') return constant(split * length);
  if (split !== 'sweep')
    return {
      points: split.map(({ at, share }) => ({ frame: framesIn(at, rate), value: share * length })),
      pace: 'smooth',
    };
  const step = framesIn(swingSeconds, rate);
  const swings = Math.ceil(frames / step);
  const ends = Array.from({ length: swings }, (_, index) => (index % 2 === 0 ? 0.8 : 0.2));
  return {
    points: [0.5, ...ends].map((share, index) => ({ frame: index * step, value: share * length })),
    pace: 'smooth',
  };
}

function line({ frame, options }: LayoutRequest, axis: 'x' | 'y', at: Course): readonly PlacedPainting[] {
  const thickness = options.border ?? evenLength(Math.min(frame.width, frame.height) * 0.006);
  if (thickness === 0) return [];
  const color = options.borderColor ?? '#ffffff';
  const along = shifted(at, -thickness / 2);
  const size =
    axis === 'x' ? { width: thickness, height: frame.height } : { width: frame.width, height: thickness };
  const travel = axis === 'x' ? { left: along, top: constant(0) } : { left: constant(0), top: along };
  return [{ painting: { kind: 'line', ...size, color }, left: 0, top: 0, travel }];
}
