import type { Course, Travel } from '../../timeline/composite-segment.js';

/** A figure that stays. */
export function constant(value: number): Course {
  return { points: [{ frame: 0, value }], pace: 'even' };
}

/** Moved as a whole. */
export function shifted({ points, pace }: Course, by: number): Course {
  return { points: points.map(({ frame, value }) => ({ frame, value: value + by })), pace };
}

/** Both sides of a travel moved. */
export function shiftedTravel(
  { left, top }: Travel,
  by: { readonly left: number; readonly top: number },
): Travel {
  return { left: shifted(left, by.left), top: shifted(top, by.top) };
}

/** The figure at a frame. The formula of `smooth` is that of smoothstep: 3u^2 - 2u^3. */
export function valueAt({ points, pace }: Course, frame: number): number {
  const next = points.findIndex((point) => point.frame > frame);
  if (next < 0) return points.at(-1)?.value ?? 0;
  const after = points[next];
  const before = points[next - 1];
  if (after === undefined || before === undefined) return after?.value ?? 0;
  const way = (frame - before.frame) / (after.frame - before.frame);
  const part = pace === 'smooth' ? way * way * (3 - 2 * way) : way;
  return before.value + (after.value - before.value) * part;
}
