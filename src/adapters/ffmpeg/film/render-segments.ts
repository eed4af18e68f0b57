import { AivideoError } from '../../../domain/errors.js';
import type { RenderPlan, Segment } from '../../../domain/timeline/render-plan.js';
import type { SegmentOutput } from '../../../ports/media-engine.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { encoderArgs } from './encoder-args.js';
import { type RenderedSegment, segmentGraph } from './segment-graph.js';

/** Renders segments that share a clip, each into its own file, reading the clip once. */
export async function renderSegments(
  ffmpegPath: string,
  plan: RenderPlan,
  { outputs, signal }: CallOptions & { readonly outputs: readonly SegmentOutput[] },
): Promise<void> {
  const segments = outputs.map(({ segment }) => rendered(segment));
  const graph = segmentGraph(plan, segments);
  const args = [
    ...['-nostdin', '-v', 'error', ...graph.inputs, '-filter_complex', graph.filters],
    ...outputs.flatMap(({ path }, index) => [
      ...['-map', graph.outputs[index] ?? '', ...encoderArgs(plan.format), `file:${path}`],
    ]),
  ];
  const outputPath = outputs[0]?.path ?? '';
  await spawnFfmpeg({ ffmpegPath, args, outputPath, signal });
}

/** Everything but the content of files that decides the bytes of a segment: names of files are left out. */
export function segmentRecipe(plan: RenderPlan, segment: Segment): string {
  const { inputs, filters } = segmentGraph(plan, [rendered(segment)]);
  const options = inputs.filter((argument) => !argument.startsWith('file:'));
  return JSON.stringify([options, filters, encoderArgs(plan.format)]);
}

function rendered(segment: Segment): RenderedSegment {
  if (segment.kind === 'copy') throw new AivideoError('bug', 'A copied segment is not rendered');
  return segment;
}
