import type { RenderPlan, Segment } from '../../../domain/timeline/render-plan.js';
import type { SegmentOutput } from '../../../ports/media-engine.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { encoderArgs } from './encoder-args.js';
import { hardwareArgs } from './hardware-args.js';
import { renderedGraph } from './rendered-graph.js';
import type { SegmentGraph } from './segment-graph.js';

/** Renders one segment into a file of its own. */
export async function renderSegment(
  ffmpegPath: string,
  plan: RenderPlan,
  { segment, path, signal }: CallOptions & SegmentOutput,
): Promise<void> {
  const { inputs, filters } = codedGraph(plan, segment);
  const args = [
    ...['-nostdin', '-v', 'error', '-filter_complex_threads', '1', ...inputs, '-filter_complex', filters],
    ...['-map', '[out]', ...encoderArgs(plan.format), `file:${path}`],
  ];
  await spawnFfmpeg({ ffmpegPath, args, outputPath: path, signal });
}

/** Everything but the content of files that decides the bytes of a segment: names of files are left out. */
export function segmentRecipe(plan: RenderPlan, segment: Segment): string {
  const { inputs, filters } = codedGraph(plan, segment);
  const options = inputs.filter((argument) => !argument.startsWith('file:'));
  return JSON.stringify([options, filters, encoderArgs(plan.format)]);
}

/** The pictures where the encoder reads them: some cards have a memory of their own. */
function codedGraph(plan: RenderPlan, segment: Segment): SegmentGraph {
  const graph = renderedGraph(plan, segment);
  const { hardware, crf } = plan.format.encoder;
  const { device, upload } = hardware === undefined ? { device: [] } : hardwareArgs(hardware, crf);
  if (upload === undefined) return graph;
  const filters = graph.filters.replace(/\[out\]$/, `,${upload}[out]`);
  return { inputs: [...device, ...graph.inputs], filters };
}
