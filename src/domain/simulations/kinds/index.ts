import type { Simulation } from '../define-simulation.js';
import { unitCircle } from './unit-circle.js';

/** Every kind of simulation, in the order of `simulate --list`. */
export const simulations: readonly Simulation[] = [unitCircle];

/** The kind of this name, if there is one. */
export function findSimulation(name: string): Simulation | undefined {
  return simulations.find((simulation) => simulation.name === name);
}
