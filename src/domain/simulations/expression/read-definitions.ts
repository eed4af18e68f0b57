import { expressionError } from './expression-error.js';
import { constants, knownFunction } from './known-functions.js';
import { type Expression, readExpression } from './read-expression.js';

/** Names that stand for numbers, which may change with the time `t`: `a = 2; b = 1 + sin(t)`. */
export interface Definitions {
  readonly names: readonly string[];
  /** Their values at a time, written from `from` on. */
  fill(values: Float64Array, from: number, seconds: number): void;
}

/** Reads definitions; each may use the ones before it. Errors: `expression-invalid`. */
export function readDefinitions(text: string): Definitions {
  const parts = text.split(/[;\n]|,(?=\s*[A-Za-z]\w*\s*=)/).filter((part) => part.trim() !== '');
  const names: string[] = [];
  const bodies: Expression[] = [];
  for (const part of parts) {
    const { name, body } = readDefinition(part, names);
    bodies.push(readExpression(body, ['t', ...names]));
    names.push(name);
  }
  return {
    names,
    fill(values, from, seconds) {
      const known = new Float64Array(names.length + 1);
      known[0] = seconds;
      bodies.forEach((body, index) => {
        known[index + 1] = body.compute(known);
        values[from + index] = known[index + 1] ?? Number.NaN;
      });
    },
  };
}

const ownNames = ['x', 'y', 't', 'theta'];

function readDefinition(
  part: string,
  names: readonly string[],
): { readonly name: string; readonly body: string } {
  const match = /^\s*([A-Za-z]\w*)\s*=(?!=)(.*)$/s.exec(part);
  if (match === null)
    throw expressionError(part.trim(), { at: 0, problem: 'a name and a value such as `a = 2` are needed' });
  const [, name = '', body = ''] = match;
  const isTaken =
    ownNames.includes(name) ||
    Object.hasOwn(constants, name) ||
    knownFunction(name) !== undefined ||
    names.includes(name);
  if (isTaken)
    throw expressionError(part.trim(), { at: 0, problem: `\`${name}\` stands for something already` });
  return { name, body };
}
