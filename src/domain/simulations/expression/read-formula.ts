import { expressionError } from './expression-error.js';

/** A formula taken apart at its sign of equality. */
export interface Formula {
  /** Without spaces: `y`, `f(x)`, `r`; absent for a bare expression. */
  readonly head?: string;
  readonly body: string;
}

/** `y = x^2` has a head and a body. Errors: `expression-invalid` for more than one sign of equality. */
export function splitFormula(text: string): Formula {
  const parts = text.split(/(?<![<>=!])[=＝](?![=＝])/);
  const [head = '', body] = parts;
  if (body === undefined) return { body: text };
  if (parts.length > 2) {
    const at = text.indexOf('=', text.indexOf('=') + 1);
    throw expressionError(text, { at, problem: 'there is more than one `=`' });
  }
  return { head: head.replace(/\s/g, ''), body: body.trim() };
}
