import type { SKRSContext2D } from '@napi-rs/canvas';
import { openSimulation } from '../../domain/simulations/open-simulation.js';
import { frameCount, type SimulationSpec } from '../../domain/simulations/simulation-spec.js';
import type { EquationTypesetter } from '../../ports/equation-typesetter.js';
import type { SimulationOutput, SimulationRenderer } from '../../ports/simulation-renderer.js';
import { encodeFrames } from '../ffmpeg/encode-frames.js';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.js';
import { prepareSimulation, type SimulationPictures } from './simulation-pictures.js';

export interface SimulationRendererOptions {
  readonly typesetter: EquationTypesetter;
  /** The ffmpeg that the user named. */
  readonly ffmpegPath?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Draws simulations picture by picture; only one picture is held at a time, whatever the length. */
export function createSimulationRenderer(options: SimulationRendererOptions): SimulationRenderer {
  const { typesetter, ffmpegPath: explicitPath, env } = options;
  const prepare = (spec: SimulationSpec, isTransparent: boolean): Promise<SimulationPictures> =>
    prepareSimulation(openSimulation(spec), spec, { typesetter, isTransparent });
  return {
    async check(spec) {
      const { equations, symbols } = openSimulation(spec);
      const shown = spec.equations?.map((tex) => ({ tex })) ?? equations;
      for (const { tex } of [...shown, ...symbols]) await typesetter.typeset(tex);
    },
    async render(output, { signal }) {
      const { spec, path: outputPath, container } = output;
      const { path: ffmpegPath } = await findFfmpeg({ explicitPath, env });
      const { width, height, fps } = spec;
      const prepared = prepare(spec, container === 'mov');
      // An error while preparing is thrown where the frames are taken.
      prepared.catch(() => undefined);
      const frames = drawFrames(prepared, output, signal);
      await encodeFrames({
        ffmpegPath,
        frames,
        pixelFormat: 'rgba',
        width,
        height,
        fps,
        outputPath,
        signal,
        container,
      });
    },
    async renderStill({ spec, seconds, isTransparent }) {
      const { canvas, paint } = await prepare(spec, isTransparent);
      paint(canvas.getContext('2d'), seconds);
      return canvas.encode('png');
    },
  };
}

/** The pixels of each picture. The canvas is prepared while ffmpeg starts: it is another process. */
async function* drawFrames(
  prepared: Promise<SimulationPictures>,
  { spec, container, onFrame }: SimulationOutput,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { canvas, paint } = await prepared;
  const context = canvas.getContext('2d');
  const frames = frameCount(spec);
  for (let frame = 0; frame < frames; frame += 1) {
    // Lets timers, signals and other jobs of this process have their turn.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    onFrame?.(frame);
    paint(context, frame / spec.fps);
    yield container === 'mov' ? straightPixels(context, spec) : canvas.data();
  }
}

/** Colors that are not multiplied by their alpha, as video programs want them; of opaque pictures they are the same either way. */
function straightPixels(context: SKRSContext2D, { width, height }: SimulationSpec): Uint8Array {
  const { data } = context.getImageData(0, 0, width, height);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
