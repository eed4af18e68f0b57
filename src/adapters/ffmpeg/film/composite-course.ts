import type { Course } from '../../../domain/timeline/composite-segment.js';

/**
 * A course as an expression of ffmpeg, in the frames `n` of a segment that begins at frame `startsAt` of the film. What does not
 * change within the segment is a number. https://ffmpeg.org/ffmpeg-utils.html#Expression-Evaluation
 */
export function courseExpression(
  { points, pace }: Course,
  { startsAt, frames }: { readonly startsAt: number; readonly frames: number },
): string {
  const end = startsAt + frames;
  const first = Math.max(
    0,
    points.findLastIndex(({ frame }) => frame <= startsAt),
  );
  const beyond = points.findIndex(({ frame }) => frame >= end - 1);
  const near = points.slice(first, beyond < 0 ? points.length : beyond + 1);
  const [start] = near;
  if (start === undefined) return '0';
  return near.reduceRight((later, point, index) => {
    const next = near[index + 1];
    if (next === undefined) return number(point.value);
    if (next.value === point.value && later === number(point.value)) return later;
    const way = `(n+${startsAt - point.frame})/${next.frame - point.frame}`;
    const part = pace === 'smooth' ? `st(0,${way})*ld(0)*(3-2*ld(0))` : way;
    const between = `${number(point.value)}+${number(next.value - point.value)}*${part}`;
    const held = `if(lt(n,${next.frame - startsAt}),${between},${later})`;
    return index === 0 ? `if(lt(n,${point.frame - startsAt}),${number(point.value)},${held})` : held;
  }, '');
}

function number(value: number): string {
  const text = `${Math.round(value * 1000) / 1000}`;
  return value < 0 ? `(${text})` : text;
}
