import type { TypesetEquation } from '../domain/simulations/equation.js';

/** Turns formulas into drawings. */
export interface EquationTypesetter {
  /** Typesets TeX in display style. Errors: `expression-invalid` with what TeX says is wrong. */
  typeset(tex: string): Promise<TypesetEquation>;
}
