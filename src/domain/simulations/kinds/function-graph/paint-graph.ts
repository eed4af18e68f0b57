import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { axisRim, paintAxes } from '../../axes/paint-axes.js';
import { createEvenPlane, createPlane, insetBox, type Plane } from '../../axes/plane.js';
import { fillDot, strokePath } from '../../drawing/shapes.js';
import { traceCurve } from '../../drawing/trace-curve.js';
import type { Range } from '../../expression/read-range.js';
import { strokes } from '../../stage/letters.js';
import { type Box, type Painter, reveal, type Stage } from '../../stage/stage.js';
import type { GraphView } from './choose-window.js';
import type { GraphCurve } from './graph-curve.js';
import { graphTimes } from './graph-times.js';
import { createIntegral, paintArea, paintPointer, paintRoots, paintTangent } from './paint-marks.js';

/** What is shown. Marks are those of the first curve. */
export interface Graph {
  readonly curves: readonly GraphCurve[];
  readonly area?: Range;
  /** `moving`, or the x at which it touches. */
  readonly tangent?: 'moving' | number;
  readonly roots: boolean;
}

/** Axes come in, curves are drawn from left to right, then what is marked on them. */
export function createGraphPainter(stage: Stage, graph: Graph, view: GraphView): Painter {
  const plane = planeOf(insetBox(stage.area, axisRim(stage)), view);
  const paintBack = axesLayer(stage, { plane, view, parts: 'lines' });
  const paintLetters = axesLayer(stage, { plane, view, parts: 'texts' });
  const paintIntegral = createIntegral(stage, { plane, graph });
  const { drawn, marked } = graphTimes(stage.seconds);
  return (context, seconds) => {
    const axes = reveal(stage, seconds, [0, drawn * 0.25]);
    const share = reveal(stage, seconds, [drawn * 0.15, drawn]);
    const moment = { plane, graph, seconds, share: reveal(stage, seconds, [drawn, marked]) };
    paintBack(context, axes);
    context.save();
    clipTo(context, plane);
    if (graph.area !== undefined) paintArea(context, stage, moment);
    for (const curve of graph.curves) paintCurve(context, stage, { plane, curve, seconds, share });
    context.restore();
    paintLetters(context, axes);
    paintIntegral(context, moment);
    if (graph.roots) paintRoots(context, stage, { ...moment, style: view.xTicks });
    if (graph.tangent !== undefined) paintTangent(context, stage, { ...moment, marked });
    else if (graph.area === undefined && share >= 1) paintPointer(context, stage, { ...moment, drawn });
  };
}

/** With the same scale on both axes where that wastes little room: circles are round. */
function planeOf(box: Box, { window, mayStretch }: GraphView): Plane {
  const stretched = createPlane(box, window);
  if (mayStretch) return stretched;
  const even = createEvenPlane(box, window);
  const used = Math.min(even.unitX / stretched.unitX, even.unitY / stretched.unitY);
  return used > 0.42 ? even : stretched;
}

function axesLayer(
  stage: Stage,
  { plane, view, parts }: { plane: Plane; view: GraphView; parts: 'lines' | 'texts' },
): (context: DrawingContext, alpha: number) => void {
  const layer = stage.createLayer(stage.width, stage.height);
  const names = { xName: stage.formula('x', 'muted'), yName: stage.formula('y', 'muted') };
  paintAxes(layer.getContext('2d'), stage, { plane, xTicks: view.xTicks, ...names, parts });
  return (context, alpha) => {
    context.globalAlpha = alpha;
    context.drawImage(layer, 0, 0);
    context.globalAlpha = 1;
  };
}

/** A little more than the box: a curve along its edge is not cut in half. */
function clipTo(context: DrawingContext, { box }: Plane): void {
  context.beginPath();
  context.rect(box.left - 2, box.top - 4, box.width + 4, box.height + 8);
  context.clip();
}

function paintCurve(
  context: DrawingContext,
  stage: Stage,
  { plane, curve, seconds, share }: { plane: Plane; curve: GraphCurve; seconds: number; share: number },
): void {
  if (share <= 0) return;
  const { left, right, bottom, top } = plane.window;
  const at = curve.at(seconds);
  const end = left + (right - left) * share;
  context.beginPath();
  traceCurve(context, { plane, from: left, to: end, at });
  const color = stage.palette[curve.color];
  strokePath(context, stage, { color, width: strokes.curve });
  const y = at(end);
  if (share < 1 && y >= bottom && y <= top)
    fillDot(context, stage, { at: [plane.toX(end), plane.toY(y)], radius: 0.012, color });
}
