import type { Color } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { axisRim, paintAxes } from '../axes/paint-axes.js';
import { createPlane, insetBox } from '../axes/plane.js';
import { letters, strokes } from '../stage/letters.js';
import type { Box, Formula, Painter, Stage } from '../stage/stage.js';
import { fillDot, strokePath } from './shapes.js';

/** A quantity that is drawn over time. */
export interface TimeSeries {
  /** At a time in seconds. Asked for at fixed moments, so that it may be dear. */
  valueAt(seconds: number): number;
  readonly color: Color;
}

export interface TimeGraph {
  readonly box: Box;
  /** The least and the greatest value that is to be seen. */
  readonly range: readonly [low: number, high: number];
  readonly series: readonly TimeSeries[];
  /** At the arrowheads. */
  readonly xName: string | Formula;
  readonly yName?: string | Formula;
}

/** Seconds that are seen at a time; a longer video moves on. */
const widestWindow = 12;

/** Samples a second: enough for a curve of a few turns a second. */
const sampleRate = 60;

/** Draws quantities as far as time has gone, the newest at a dot. A box that is too small stays empty. */
export function createTimeGraph(stage: Stage, graph: TimeGraph): Painter {
  const box = graphBox(stage, graph.box);
  if (box.width < stage.size * 0.12 || box.height < stage.size * 0.1) return () => undefined;
  const span = Math.min(widestWindow, stage.seconds);
  const [low, high] = graph.range;
  const plane = createPlane(box, { left: 0, right: span, bottom: low, top: high });
  const still = stage.createLayer(stage.width, stage.height);
  const xTicks = stage.seconds > widestWindow ? 'none' : 'decimal';
  paintAxes(still.getContext('2d'), stage, { plane, xTicks, ...namesOf(graph) });
  // Samples closer than this can not be told apart.
  const stride = Math.max(1, Math.floor((0.8 * sampleRate) / plane.unitX));
  const samples = graph.series.map(({ valueAt }) => remembered(valueAt));
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    const start = Math.max(0, seconds - span);
    graph.series.forEach(({ color }, index) => {
      const valueAt = samples[index] ?? (() => 0);
      tracePath(context, { from: start, to: seconds, stride, valueAt }, (time, value) => [
        plane.toX(time - start),
        plane.toY(value),
      ]);
      strokePath(context, stage, { color, width: strokes.curve * 0.8 });
      const now = valueAt(Math.round(seconds * sampleRate));
      fillDot(context, stage, { at: [plane.toX(seconds - start), plane.toY(now)], radius: 0.009, color });
    });
  };
}

function namesOf({ xName, yName }: TimeGraph) {
  return { xName, ...(yName === undefined ? {} : { yName }) };
}

function graphBox(stage: Stage, box: Box): Box {
  const rim = axisRim(stage);
  const letter = stage.size * letters.tick;
  return insetBox(box, {
    ...rim,
    left: rim.left + letter * 2.4,
    top: rim.top + letter,
    bottom: rim.bottom + letter,
  });
}

/** By the number of the sample. */
function remembered(valueAt: (seconds: number) => number): (sample: number) => number {
  const values: number[] = [];
  return (sample) => {
    for (let next = values.length; next <= sample; next += 1) values.push(valueAt(next / sampleRate));
    return values[sample] ?? 0;
  };
}

function tracePath(
  context: DrawingContext,
  way: {
    readonly from: number;
    readonly to: number;
    readonly stride: number;
    valueAt(sample: number): number;
  },
  place: (time: number, value: number) => readonly [number, number],
): void {
  context.beginPath();
  const { stride, valueAt } = way;
  // Always the same samples, so that what is drawn already does not tremble.
  const first = Math.ceil((way.from * sampleRate) / stride) * stride;
  const last = Math.round(way.to * sampleRate);
  for (let sample = first; sample < last; sample += stride)
    context.lineTo(...place(sample / sampleRate, valueAt(sample)));
  context.lineTo(...place(last / sampleRate, valueAt(last)));
}
