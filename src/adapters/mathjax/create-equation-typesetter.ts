import { AivideoError } from '../../domain/errors.js';
import type { TypesetEquation } from '../../domain/simulations/equation.js';
import type { EquationTypesetter } from '../../ports/equation-typesetter.js';

/** Typesets with MathJax, which is loaded when the first formula comes: it takes a fifth of a second. */
export function createEquationTypesetter(): EquationTypesetter {
  const known = new Map<string, TypesetEquation>();
  return {
    async typeset(tex) {
      const before = known.get(tex);
      if (before !== undefined) return before;
      const { typesetTex } = await import('./typeset-tex.js');
      const equation = attempt(tex, typesetTex);
      known.set(tex, equation);
      return equation;
    },
  };
}

function attempt(tex: string, typeset: (tex: string) => TypesetEquation): TypesetEquation {
  try {
    return typeset(tex);
  } catch (cause) {
    const reason = messageOf(cause).replace(/\.$/, '');
    throw new AivideoError('expression-invalid', `The equation \`${tex}\` is not TeX: ${reason}`, { cause });
  }
}

/** What TeX says comes as an object of MathJax's own, which is no `Error`. */
function messageOf(cause: unknown): string {
  const isTold = typeof cause === 'object' && cause !== null && 'message' in cause;
  return isTold && typeof cause.message === 'string' && cause.message !== ''
    ? cause.message
    : 'it can not be read';
}
