/** Numbers that say all about a moment of a system: positions and speeds. */
export type State = Float64Array;

export interface TrajectoryOptions {
  readonly initial: readonly number[];
  /** Seconds of one step. Fixed, so that the motion does not depend on the frame rate. */
  readonly step: number;
  /** Goes one step on, in place. Pure otherwise: the same state and time give the same next one. */
  advance(state: State, seconds: number, step: number): void;
}

/** The motion of a system: its state at any second, asked for in any order. */
export interface Trajectory {
  /** A copy. Between two steps the way is shortened to the moment: one step of a smaller length. */
  at(seconds: number): State;
}

/** Steps between two moments that are remembered. */
const checkpointSteps = 64;

/**
 * Integrates as far as it is asked for. A state is kept every 64 steps, so that any moment is at most 64 steps away, and the
 * moments of a video played forward cost their own steps only. The state at a time never depends on what was asked before.
 */
export function createTrajectory({ initial, step, advance }: TrajectoryOptions): Trajectory {
  const checkpoints: State[] = [Float64Array.from(initial)];
  const current = { steps: 0, state: Float64Array.from(initial) };

  const goTo = (steps: number): void => {
    const nearest = Math.min(Math.floor(steps / checkpointSteps), checkpoints.length - 1);
    const start = nearest * checkpointSteps;
    if (current.steps > steps || current.steps < start) {
      current.state.set(checkpoints[nearest] ?? initial);
      current.steps = start;
    }
    while (current.steps < steps) {
      advance(current.state, current.steps * step, step);
      current.steps += 1;
      if (current.steps === checkpoints.length * checkpointSteps)
        checkpoints.push(Float64Array.from(current.state));
    }
  };

  return {
    at(seconds) {
      const whole = Math.max(0, Math.floor(seconds / step + 1e-9));
      goTo(whole);
      const state = Float64Array.from(current.state);
      const rest = seconds - whole * step;
      if (rest > step * 1e-6) advance(state, whole * step, rest);
      return state;
    },
  };
}
