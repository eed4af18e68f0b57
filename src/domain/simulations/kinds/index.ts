import type { Simulation } from '../define-simulation.js';
import { doublePendulum } from './double-pendulum.js';
import { fourierSeries } from './fourier-series.js';
import { functionGraph } from './function-graph.js';
import { gas } from './gas.js';
import { graphSearch } from './graph-search.js';
import { lissajous } from './lissajous.js';
import { matrix } from './matrix.js';
import { orbit } from './orbit.js';
import { parametricCurve } from './parametric-curve.js';
import { pendulum } from './pendulum.js';
import { polarCurve } from './polar-curve.js';
import { projectile } from './projectile.js';
import { randomWalk } from './random-walk.js';
import { solid } from './solid.js';
import { sorting } from './sorting.js';
import { spring } from './spring.js';
import { standingWave } from './standing-wave.js';
import { surface } from './surface.js';
import { unitCircle } from './unit-circle.js';
import { vectorField } from './vector-field.js';
import { waveInterference } from './wave-interference.js';

/** Every kind of simulation, in the order of `simulate --list`. */
export const simulations: readonly Simulation[] = [
  functionGraph,
  parametricCurve,
  polarCurve,
  lissajous,
  unitCircle,
  fourierSeries,
  vectorField,
  pendulum,
  doublePendulum,
  spring,
  projectile,
  orbit,
  solid,
  surface,
  gas,
  randomWalk,
  sorting,
  graphSearch,
  matrix,
  waveInterference,
  standingWave,
];

/** The kind of this name, if there is one. */
export function findSimulation(name: string): Simulation | undefined {
  return simulations.find((simulation) => simulation.name === name);
}
