import type { SimulationSpec } from '../domain/simulations/simulation-spec.js';
import type { CallOptions } from './video-provider.js';

/** One file that a simulation is drawn into. */
export interface SimulationOutput {
  readonly spec: SimulationSpec;
  /** Absolute; overwritten. */
  readonly path: string;
  /** `mp4`: H.264. `mov`: ProRes 4444 with a transparent background. */
  readonly container: 'mp4' | 'mov';
  /** Called before each picture is drawn, with the number of those that are done. */
  onFrame?(framesDone: number): void;
}

/** One picture of a simulation. */
export interface SimulationStill {
  readonly spec: SimulationSpec;
  readonly seconds: number;
  readonly isTransparent: boolean;
}

/** Draws simulations. The same spec gives the same bytes. Errors: `simulation-*`, `expression-invalid`, and those of ffmpeg. */
export interface SimulationRenderer {
  /** Checks everything that can be wrong in a spec, equations too, and draws nothing. */
  check(spec: SimulationSpec): Promise<void>;
  render(output: SimulationOutput, call: CallOptions): Promise<void>;
  /** A PNG. */
  renderStill(still: SimulationStill): Promise<Uint8Array>;
}
