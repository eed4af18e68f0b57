import type { SimulationPictures } from '../../../src/adapters/canvas/simulation-pictures.js';
import { prepareSimulation } from '../../../src/adapters/canvas/simulation-pictures.js';
import type { OpenSimulation } from '../../../src/domain/simulations/define-simulation.js';
import { findSimulation } from '../../../src/domain/simulations/kinds/index.js';
import {
  type SimulationSpec,
  simulationSpecSchema,
} from '../../../src/domain/simulations/simulation-spec.js';
import type { EquationTypesetter } from '../../../src/ports/equation-typesetter.js';

/** Takes every formula for a small bar: quick, and enough where the letters do not matter. */
export const barTypesetter: EquationTypesetter = {
  typeset: async (tex) => ({
    svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4"><rect width="10" height="4" fill="currentColor"/></svg>',
    width: 0.4 * Math.min(20, tex.length),
    height: 1,
    ascent: 0.8,
  }),
};

/** A spec of a kind, small and short unless said otherwise. */
export function specOf(kind: string, more: object = {}): SimulationSpec {
  return simulationSpecSchema.parse({ kind, width: 160, height: 90, seconds: 4, fps: 10, ...more });
}

/** The kind of a spec, with its parameters read. */
export function openSpec({ kind, parameters }: SimulationSpec): OpenSimulation {
  const simulation = findSimulation(kind);
  if (simulation === undefined) throw new RangeError(`No kind ${kind}`);
  return simulation.open(parameters);
}

export async function picturesOf(spec: SimulationSpec): Promise<SimulationPictures> {
  return prepareSimulation(openSpec(spec), spec, { typesetter: barTypesetter, isTransparent: false });
}

/** All pixels of one moment, copied. */
export function pixelsAt({ canvas, paint }: SimulationPictures, seconds: number): Buffer {
  paint(canvas.getContext('2d'), seconds);
  return Buffer.from(canvas.data());
}
