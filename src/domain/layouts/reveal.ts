import { framesIn } from '../timeline/frame-rate.js';
import { defineLayout, type Half, type LayoutRequest } from './define-layout.js';
import type { Scenery, Stage } from './frame/arrangement.js';
import { cornerLabels } from './frame/corner-labels.js';
import { fullHalf } from './frame/full-half.js';
import { usualBackground } from './frame/layout-options.js';
import { otherHalf } from './frame/pair.js';

/** Parts of the film at which the halves change places when nobody says. */
const usualReveals = [0.3, 0.75];

const usualSeconds = 1;

/** One half turns into the other and back; both go on all the time. */
export const reveal = defineLayout({
  name: 'reveal',
  summary: 'the AI video turns into the simulation and back',
  reads: ['first', 'reveals', 'transition', 'transitionDuration', 'labels', 'labelPlace', 'background'],
  arrange: (request) => ({
    background: request.options.background ?? usualBackground,
    stages: planStages(request),
  }),
});

function planStages(request: LayoutRequest): readonly Stage[] {
  const { frames, options } = request;
  const stages: Stage[] = [];
  let half: Half = options.first ?? 'ai';
  let from = 0;
  for (const { begin, end } of changes(request)) {
    const scenery = sceneryOf(request, half);
    if (begin > from) stages.push({ fromFrame: from, endFrame: begin, scenery });
    half = otherHalf(half);
    const next = { transition: options.transition ?? 'fade', scenery: sceneryOf(request, half) };
    stages.push({ fromFrame: begin, endFrame: end, scenery, next });
    from = end;
  }
  return from < frames
    ? [...stages, { fromFrame: from, endFrame: frames, scenery: sceneryOf(request, half) }]
    : stages;
}

/** Each change lies around its time, never over its neighbours and never past the film's ends. */
function changes({ frames, rate, options }: LayoutRequest) {
  const times = options.reveals?.map((at) => framesIn(at, rate)) ?? usualReveals.map((part) => part * frames);
  const half = Math.max(1, framesIn((options.transitionDuration ?? usualSeconds) / 2, rate));
  let free = 0;
  return times.flatMap((time) => {
    const begin = Math.max(free, Math.round(time) - half);
    const end = Math.min(frames, Math.round(time) + half);
    if (end <= begin) return [];
    free = end;
    return [{ begin, end }];
  });
}

function sceneryOf(request: LayoutRequest, half: Half): Scenery {
  const labels = cornerLabels(request);
  const index = half === (request.options.first ?? 'ai') ? 0 : 1;
  return { halves: [fullHalf(request, half)], paintings: labels.slice(index, index + 1) };
}
