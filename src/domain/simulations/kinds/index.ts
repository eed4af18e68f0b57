import type { Simulation } from '../define-simulation.js';
import { pendulum } from './pendulum.js';
import { unitCircle } from './unit-circle.js';

/** Every kind of simulation, in the order of `simulate --list`. */
export const simulations: readonly Simulation[] = [unitCircle, pendulum];

/** The kind of this name, if there is one. */
export function findSimulation(name: string): Simulation | undefined {
  return simulations.find((simulation) => simulation.name === name);
}
