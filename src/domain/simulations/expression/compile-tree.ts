import type { Comparison, ExpressionTree } from './expression-tree.js';
import { constants, knownFunction } from './known-functions.js';

/** Computes a formula for the values of its variables, in the order in which they were named. Poles give infinities or NaN. */
export type Compute = (values: ArrayLike<number>) => number;

/** Turns a checked tree into a function: closures, never code from text. */
export function compileTree(tree: ExpressionTree, variables: readonly string[]): Compute {
  const compile = (node: ExpressionTree): Compute => compileTree(node, variables);
  switch (tree.kind) {
    case 'number': {
      const { value } = tree;
      return () => value;
    }
    case 'name':
      return compileName(tree.name, variables);
    case 'negate': {
      const of = compile(tree.of);
      return (values) => -of(values);
    }
    case 'binary':
      return compileBinary(tree, compile);
    case 'compare': {
      const { operator } = tree;
      const [left, right] = [compile(tree.left), compile(tree.right)];
      return (values) => (compares(operator, left(values), right(values)) ? 1 : 0);
    }
    case 'if': {
      const [condition, met, otherwise] = [
        compile(tree.condition),
        compile(tree.met),
        compile(tree.otherwise),
      ];
      return (values) => (condition(values) !== 0 ? met(values) : otherwise(values));
    }
    case 'call':
      return compileCall(tree, compile);
    default:
      return tree satisfies never;
  }
}

function compileName(name: string, variables: readonly string[]): Compute {
  const index = variables.indexOf(name);
  if (index >= 0) return (values) => values[index] ?? Number.NaN;
  const constant = constants[name] ?? Number.NaN;
  return () => constant;
}

function compileBinary(
  { operator, left: leftTree, right: rightTree }: Extract<ExpressionTree, { kind: 'binary' }>,
  compile: (tree: ExpressionTree) => Compute,
): Compute {
  const left = compile(leftTree);
  const right = compile(rightTree);
  switch (operator) {
    case '+':
      return (values) => left(values) + right(values);
    case '-':
      return (values) => left(values) - right(values);
    case '*':
      return (values) => left(values) * right(values);
    case '/':
      return (values) => left(values) / right(values);
    case '^':
      return (values) => power(left(values), right(values));
    case 'mod':
      return (values) => {
        const divisor = right(values);
        const value = left(values);
        return value - divisor * Math.floor(value / divisor);
      };
    default:
      return operator satisfies never;
  }
}

/** Odd roots of negative numbers are real: `x^(1/3)` has a left half, as in school. */
function power(base: number, exponent: number): number {
  if (base >= 0 || Number.isInteger(exponent)) return base ** exponent;
  const root = Math.round(1 / exponent);
  return root % 2 !== 0 && Math.abs(exponent * root - 1) < 1e-9 ? -((-base) ** exponent) : Number.NaN;
}

function compares(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    default:
      return operator satisfies never;
  }
}

function compileCall(
  { name, arguments: trees }: Extract<ExpressionTree, { kind: 'call' }>,
  compile: (tree: ExpressionTree) => Compute,
): Compute {
  const compute = knownFunction(name)?.compute ?? (() => Number.NaN);
  const [first, second] = trees.map(compile);
  if (first === undefined) return () => Number.NaN;
  if (trees.length === 1) return (values) => compute(first(values));
  if (trees.length === 2 && second !== undefined) return (values) => compute(first(values), second(values));
  const all = trees.map(compile);
  return (values) => compute(...all.map((part) => part(values)));
}
