import type { Equation, OpenSimulation } from './define-simulation.js';
import type { SimulationSpec } from './simulation-spec.js';

/** A formula as a drawing of lines; sizes in em, the body of its letters. */
export interface TypesetEquation {
  /** A whole SVG document without a size of its own but `viewBox`; what is drawn has the color `currentColor`. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** From its top to the line that letters stand on. */
  readonly ascent: number;
}

/** What stands beside the simulation: the user's equations, or else the kind's own. */
export function shownEquations(
  open: OpenSimulation,
  spec: Pick<SimulationSpec, 'equations'>,
): readonly Equation[] {
  return spec.equations?.map((tex) => ({ tex })) ?? open.equations;
}

/** Names a formula in a color. */
export function equationKey({ tex, color = 'ink' }: Equation): string {
  return `${color} ${tex}`;
}
