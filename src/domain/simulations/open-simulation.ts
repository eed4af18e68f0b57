import { nearestKey } from '../config/nearest-key.js';
import { AivideoError } from '../errors.js';
import type { OpenSimulation, Simulation } from './define-simulation.js';
import { findSimulation, simulations } from './kinds/index.js';
import type { SimulationSpec } from './simulation-spec.js';

/** The kind of a spec with its parameters read. Errors: `simulation-unknown`, `simulation-invalid`, `expression-invalid`. */
export function openSimulation({
  kind,
  parameters,
}: Pick<SimulationSpec, 'kind' | 'parameters'>): OpenSimulation {
  return knownSimulation(kind).open(parameters);
}

/** The kind of this name. Errors: `simulation-unknown` with the nearest one. */
export function knownSimulation(name: string): Simulation {
  const found = findSimulation(name);
  if (found !== undefined) return found;
  const near = nearestKey(
    name,
    simulations.map((simulation) => simulation.name),
  );
  const rest = near === undefined ? '' : `; did you mean \`${near}\``;
  throw new AivideoError('simulation-unknown', `There is no simulation \`${name}\`${rest}`, {
    details: { simulation: name },
  });
}
