import { expressionError } from '../../expression/expression-error.js';
import type { Definitions } from '../../expression/read-definitions.js';
import { type Expression, readExpression } from '../../expression/read-expression.js';
import { splitFormula } from '../../expression/read-formula.js';
import type { ColorName } from '../../stage/palette.js';

/** A function of x, and of time when it has `t` in it. */
export interface GraphCurve {
  readonly expression: Expression;
  /** `y = \sin x`. */
  readonly tex: string;
  /** Its right side alone. */
  readonly body: string;
  readonly color: ColorName;
  readonly moves: boolean;
  /** The function at one time. */
  at(seconds: number): (x: number) => number;
}

/** Colors of the first, second ... curve. */
export const curveColors: readonly ColorName[] = ['blue', 'yellow', 'red', 'green', 'purple', 'teal'];

/** Reads `y = sin(x + t)`, `f(x) = x^2` or `x^2`. Errors: `expression-invalid`. */
export function readCurve(
  text: string,
  { definitions, index }: { definitions: Definitions; index: number },
): GraphCurve {
  const { head, body } = splitFormula(text);
  const name = readHead(text, head);
  const expression = readExpression(body, ['x', 't', ...definitions.names]);
  const { names, compute, tex } = expression;
  const values = new Float64Array(2 + definitions.names.length);
  return {
    expression,
    tex: `${name} = ${tex}`,
    body: tex,
    color: curveColors[index % curveColors.length] ?? 'blue',
    moves: names.has('t') || definitions.names.some((own) => names.has(own)),
    at(seconds) {
      values[1] = seconds;
      definitions.fill(values, 2, seconds);
      const own = Float64Array.from(values);
      return (x) => {
        own[0] = x;
        return compute(own);
      };
    },
  };
}

function readHead(text: string, head: string | undefined): string {
  if (head === undefined || head === 'y') return 'y';
  const name = /^([A-Za-z])\(x(?:,t)?\)$/.exec(head)?.[1];
  if (name !== undefined) return `${name}(x)`;
  throw expressionError(text, { at: 0, problem: 'the left side must be `y` or `f(x)`' });
}
