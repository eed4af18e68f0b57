import { nearestKey } from '../../config/nearest-key.js';
import { type Compute, compileTree } from './compile-tree.js';
import { expressionError } from './expression-error.js';
import { type ExpressionTree, namesIn } from './expression-tree.js';
import { constants, functionNames, knownFunction } from './known-functions.js';
import { readTree } from './read-tree.js';
import { texOf } from './tex-of.js';

/** A formula that can be computed. */
export interface Expression {
  readonly tree: ExpressionTree;
  /** The variables that it depends on. */
  readonly names: ReadonlySet<string>;
  /** Values in the order of the variables that it was read with. Poles give infinities or NaN, never an error. */
  readonly compute: Compute;
  readonly tex: string;
}

/**
 * Reads a formula of some variables, such as `2 sin(x + t)`. Letters of variables may stand together: `xt` is `x t`.
 * Errors: `expression-invalid` with the place, for what can not be read, unknown names (with the nearest one) and functions with too
 * few or too many values.
 */
export function readExpression(text: string, variables: readonly string[]): Expression {
  const tree = apart(readTree(text), variables);
  checkNames(text, tree, variables);
  const names = new Set([...namesIn(tree)].filter((name) => variables.includes(name)));
  return { tree, names, compute: compileTree(tree, variables), tex: texOf(tree) };
}

/** Takes names that are made of variables apart. */
function apart(tree: ExpressionTree, variables: readonly string[]): ExpressionTree {
  const known = (name: string): boolean => variables.includes(name) || Object.hasOwn(constants, name);
  const go = (node: ExpressionTree): ExpressionTree => {
    if (node.kind !== 'name' || known(node.name)) return mapChildren(node, go);
    const letters = [...node.name];
    if (letters.length < 2 || !letters.every(known)) return node;
    return letters
      .map((name): ExpressionTree => ({ kind: 'name', name }))
      .reduce((left, right) => ({ kind: 'binary', operator: '*', left, right }));
  };
  return go(tree);
}

function mapChildren(tree: ExpressionTree, go: (tree: ExpressionTree) => ExpressionTree): ExpressionTree {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return tree;
    case 'negate':
      return { ...tree, of: go(tree.of) };
    case 'binary':
    case 'compare':
      return { ...tree, left: go(tree.left), right: go(tree.right) };
    case 'call':
      return { ...tree, arguments: tree.arguments.map(go) };
    case 'if':
      return { ...tree, condition: go(tree.condition), met: go(tree.met), otherwise: go(tree.otherwise) };
    default:
      return tree satisfies never;
  }
}

function checkNames(text: string, tree: ExpressionTree, variables: readonly string[]): void {
  const visit = (node: ExpressionTree): ExpressionTree => {
    if (node.kind === 'name' && !variables.includes(node.name) && !Object.hasOwn(constants, node.name))
      throw unknownName(text, node.name, variables);
    if (node.kind === 'call') checkCall(text, node);
    return mapChildren(node, visit);
  };
  visit(tree);
}

function unknownName(text: string, name: string, variables: readonly string[]) {
  const known = [...variables, ...Object.keys(constants), ...functionNames];
  const near =
    name.length === 1
      ? undefined
      : nearestKey(
          name,
          known.filter((key) => key.length > 1),
        );
  const rest =
    near === undefined
      ? `: it knows ${variables.map((one) => `\`${one}\``).join(', ')}`
      : `; did you mean \`${near}\``;
  const problem =
    knownFunction(name) === undefined ? `\`${name}\` is unknown${rest}` : `\`${name}\` needs a value`;
  return expressionError(text, { at: placeOf(text, name), problem, unknownName: name });
}

function checkCall(
  text: string,
  { name, arguments: given }: Extract<ExpressionTree, { kind: 'call' }>,
): void {
  const known = knownFunction(name);
  if (known === undefined) {
    const near = nearestKey(name, functionNames);
    const rest = near === undefined ? '' : `; did you mean \`${near}\``;
    throw expressionError(text, {
      at: placeOf(text, name),
      problem: `there is no function \`${name}\`${rest}`,
    });
  }
  if (given.length >= known.fewest && given.length <= known.most) return;
  const wanted = known.fewest === known.most ? `${known.fewest}` : `${known.fewest} to ${known.most}`;
  const problem = `\`${name}\` takes ${wanted} ${known.most === 1 ? 'value' : 'values'}, not ${given.length}`;
  throw expressionError(text, { at: placeOf(text, name), problem });
}

/** Where a name stands in a formula, as a whole word where there is one. */
function placeOf(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !/[A-Za-z]/.test(text.charAt(at - 1)) && !/[A-Za-z]/.test(text.charAt(at + name.length));
    if (isWhole) return at;
  }
  return Math.max(0, text.indexOf(name));
}
