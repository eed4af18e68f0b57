import { AivideoError } from '../../../domain/errors.js';
import type { RenderPlan, Segment } from '../../../domain/timeline/render-plan.js';
import { compositeGraph } from './composite-graph.js';
import { type SegmentGraph, segmentGraph } from './segment-graph.js';

/** The graph of a segment, whatever is seen in it. */
export function renderedGraph(plan: RenderPlan, segment: Segment): SegmentGraph {
  if (segment.kind === 'copy') throw new AivideoError('bug', 'A copied segment is not rendered');
  return segment.kind === 'composite' ? compositeGraph(plan, segment) : segmentGraph(plan, segment);
}
