import { canonicalJson } from '../domain/canonical-json.js';
import { outputError } from '../domain/clips/file-error.js';
import type { Provenance } from '../domain/clips/provenance.js';
import { hashText } from '../domain/drawing/seeded-random.js';
import { AivideoError } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { Beat } from '../domain/simulations/define-simulation.js';
import { openSimulation } from '../domain/simulations/open-simulation.js';
import { frameCount, type SimulationSpec } from '../domain/simulations/simulation-spec.js';
import type { ClipFiles, PartialFile } from '../ports/clip-files.js';
import type { ProvenanceStore } from '../ports/provenance-store.js';
import type { SimulationRenderer } from '../ports/simulation-renderer.js';
import type { CallOptions } from '../ports/video-provider.js';

export interface RenderSimulationDeps {
  readonly files: Pick<ClipFiles, 'openPartial'>;
  readonly provenance: Pick<ProvenanceStore, 'write'>;
  readonly renderer: SimulationRenderer;
  /** `aivideo 0.1.0`. */
  readonly tool: string;
}

/** A simulation and the file that it becomes. */
export interface SimulationOrder {
  readonly spec: SimulationSpec;
  /** Absolute. */
  readonly outputPath: string;
  readonly overwrite: boolean;
  /** `mov` has a transparent background. */
  readonly container: 'mp4' | 'mov';
  onProgress?(framesDone: number, ofFrames: number): void;
}

/** A simulation as a video. */
export interface SimulationClip {
  /** Absolute. */
  readonly path: string;
  readonly spec: SimulationSpec;
  readonly frames: number;
  /** What is seen, in English: a prompt. */
  readonly description: string;
  readonly beats: readonly Beat[];
}

/**
 * Draws a simulation into a video, which appears under its name when it is whole.
 * Errors: `simulation-*`, `expression-invalid`, `output-exists`, `output-unwritable`, `disk-full`, and those of ffmpeg.
 */
export async function renderSimulation(
  deps: RenderSimulationDeps,
  order: SimulationOrder,
  call: CallOptions,
): Promise<SimulationClip> {
  const { spec, container, onProgress } = order;
  const { description, beats } = openSimulation(spec);
  await deps.renderer.check(spec);
  const frames = frameCount(spec);
  const path = await written(deps, order, call, async (partial) => {
    const onFrame = (done: number): void => onProgress?.(done, frames);
    await deps.renderer.render({ spec, path: partial.path, container, onFrame }, call);
    await deps.provenance.write(partial.path, simulationProvenance(deps.tool, spec, description));
    onProgress?.(frames, frames);
  });
  return { path, spec, frames, description, beats: beats(spec.seconds) };
}

/** One picture of a simulation. */
export interface SimulationStillOrder {
  readonly spec: SimulationSpec;
  /** Of the simulation. */
  readonly seconds: number;
  readonly isTransparent: boolean;
  /** Absolute. */
  readonly outputPath: string;
  readonly overwrite: boolean;
}

/** Draws one picture of a simulation into a PNG and returns its path. Errors: as `renderSimulation`. */
export async function renderSimulationStill(
  deps: RenderSimulationDeps,
  order: SimulationStillOrder,
  call: CallOptions,
): Promise<string> {
  const bytes = await deps.renderer.renderStill(order);
  return written(deps, order, call, async (partial) => {
    await partial.truncate(0);
    await partial.write(bytes);
    await partial.close();
  });
}

/** Fills a partial file and gives it its name. */
async function written(
  { files }: RenderSimulationDeps,
  { spec, outputPath, overwrite }: Pick<SimulationOrder, 'spec' | 'outputPath' | 'overwrite'>,
  { signal }: CallOptions,
  fill: (partial: PartialFile) => Promise<void>,
): Promise<string> {
  const partial = await files.openPartial(outputPath, specKey(spec));
  try {
    await fill(partial);
    signal.throwIfAborted();
    return await partial.commit({ overwrite });
  } catch (error) {
    await partial.discard().catch(() => undefined);
    throw error instanceof AivideoError || signal.aborted ? error : outputError(outputPath, error);
  }
}

/** The same spec has the same key. */
function specKey(spec: SimulationSpec): string {
  return hashText(canonicalJson(specRecord(spec)))
    .toString(16)
    .padStart(8, '0');
}

function specRecord({ equations, ...spec }: SimulationSpec): JsonObject {
  return { ...spec, ...(equations === undefined ? {} : { equations }) };
}

function simulationProvenance(tool: string, spec: SimulationSpec, prompt: string): Provenance {
  return {
    tool,
    provider: 'local',
    model: 'local/simulate',
    prompt,
    input: specRecord(spec),
    job: `simulation-${specKey(spec)}`,
    sourceType: 'algorithmicMedia',
  };
}
