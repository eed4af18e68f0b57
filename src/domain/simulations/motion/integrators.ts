import type { State } from './trajectory.js';

/** How fast each number of a state changes; written into `rates`. */
export type Derivative = (state: State, seconds: number, rates: State) => void;

/**
 * The classical Runge-Kutta method of fourth order, as `advance` of a trajectory: for systems with damping or drag. Its error falls
 * with the fourth power of the step. Source: W. Kutta, 1901; https://en.wikipedia.org/wiki/Runge-Kutta_methods
 */
export function rungeKutta4(size: number, derivative: Derivative) {
  const [first, second, third, fourth, probe] = Array.from({ length: 5 }, () => new Float64Array(size)) as [
    State,
    State,
    State,
    State,
    State,
  ];
  const aside = (state: State, rates: State, step: number): State => {
    for (let index = 0; index < size; index += 1)
      probe[index] = (state[index] ?? 0) + (rates[index] ?? 0) * step;
    return probe;
  };
  return (state: State, seconds: number, step: number): void => {
    derivative(state, seconds, first);
    derivative(aside(state, first, step / 2), seconds + step / 2, second);
    derivative(aside(state, second, step / 2), seconds + step / 2, third);
    derivative(aside(state, third, step), seconds + step, fourth);
    for (let index = 0; index < size; index += 1) {
      const slope =
        (first[index] ?? 0) + 2 * (second[index] ?? 0) + 2 * (third[index] ?? 0) + (fourth[index] ?? 0);
      state[index] = (state[index] ?? 0) + (slope * step) / 6;
    }
  };
}

/** The accelerations of some positions; written into `accelerations`. */
export type Acceleration = (positions: State, accelerations: State) => void;

/**
 * Velocity Verlet, as `advance` of a trajectory whose state is first all positions and then all speeds: symplectic, so that the energy of
 * a system without friction swings in narrow limits for ever. Source: L. Verlet, Phys. Rev. 159 (1967) 98.
 */
export function velocityVerlet(size: number, acceleration: Acceleration) {
  const before = new Float64Array(size);
  const after = new Float64Array(size);
  return (state: State, _seconds: number, step: number): void => {
    const positions = state.subarray(0, size);
    acceleration(positions, before);
    for (let index = 0; index < size; index += 1) {
      const speed = state[size + index] ?? 0;
      positions[index] = (positions[index] ?? 0) + speed * step + (before[index] ?? 0) * step * step * 0.5;
    }
    acceleration(positions, after);
    for (let index = 0; index < size; index += 1) {
      state[size + index] =
        (state[size + index] ?? 0) + ((before[index] ?? 0) + (after[index] ?? 0)) * step * 0.5;
    }
  };
}
