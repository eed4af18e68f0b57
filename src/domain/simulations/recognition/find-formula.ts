import { AivideoError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import { readExpression } from '../expression/read-expression.js';

/** A kind by name and its parameters. */
export interface NamedSimulation {
  readonly kind: string;
  readonly parameters: JsonObject;
}

/** Heads of formulas and the kinds that they mean. */
const heads =
  /(?<![A-Za-z])(dx\s*\/\s*dt|dy\s*\/\s*dt|[xyzr]|[A-Za-z]\s*\(\s*x(?:\s*,\s*[ty])?\s*\)|r\s*\(\s*theta\s*\))\s*[=＝](?![=＝])/g;

/**
 * The formula in a text, if there is one: `y = ...`, `r = ...`, `x = ..., y = ...`, `z = ...`, `dx/dt = ..., dy/dt = ...`, and a text that is a
 * formula of x as a whole. Whether it can be computed is found out when the kind is opened.
 */
export function findFormula(text: string): NamedSimulation | undefined {
  const parts = formulasIn(text);
  const named = (head: string): string | undefined => parts.find((part) => part.head === head)?.body;
  const [dx, dy] = [named('dx/dt'), named('dy/dt')];
  if (dx !== undefined && dy !== undefined) return { kind: 'vector-field', parameters: { x: dx, y: dy } };
  const [x, y] = [named('x'), named('y')];
  if (x !== undefined && y !== undefined) return { kind: 'parametric-curve', parameters: { x, y } };
  const r = named('r') ?? named('r(theta)');
  if (r !== undefined) return { kind: 'polar-curve', parameters: { radius: r } };
  const z = named('z') ?? parts.find(({ head }) => /^[a-zA-Z]\(x,y\)$/.test(head))?.body;
  if (z !== undefined) return { kind: 'surface', parameters: { formula: z } };
  const graphs = parts.filter(({ head }) => head === 'y' || /^[a-zA-Z]\(x(,t)?\)$/.test(head));
  if (graphs.length > 0)
    return {
      kind: 'function-graph',
      parameters: { curve: graphs.map(({ head, body }) => `${head} = ${body}`) },
    };
  return isExpression(text) ? { kind: 'function-graph', parameters: { curve: text.trim() } } : undefined;
}

interface Part {
  /** Without spaces. */
  readonly head: string;
  readonly body: string;
}

function formulasIn(text: string): readonly Part[] {
  const found = [...text.matchAll(heads)];
  return found.map((match, index) => {
    const end = found[index + 1]?.index ?? text.length;
    const body = text.slice(match.index + match[0].length, end);
    return { head: (match[1] ?? '').replace(/\s/g, ''), body: trimmed(body) };
  });
}

/** What joins a formula to the next one or to the words after it goes. */
function trimmed(body: string): string {
  return body
    .replace(/[,;.、]?\s*(?:and|with|와|과|그리고|의|를|을)?\s*$/iu, '')
    .replace(/\s*[\p{Script=Hangul}].*$/su, '')
    .trim();
}

/** `sin(x) + 1`: can be computed, and has x in it. */
function isExpression(text: string): boolean {
  try {
    return readExpression(text, ['x', 't']).names.has('x');
  } catch (error) {
    if (error instanceof AivideoError) return false;
    throw error;
  }
}
