import type { MathNode } from 'mathjs/number';
import * as z from 'zod';
import type { BinaryOperator, Comparison, ExpressionTree } from './expression-tree.js';
import { inverseOf, knownFunction } from './known-functions.js';

/** A part of a formula that the parser knows and aivideo does not compute. */
export class UnreadableNode extends Error {
  constructor(
    message: string,
    /** The part, as text. */
    readonly piece: string,
  ) {
    super(message);
  }
}

/** What is taken from the parser: the type of a node, and then its parts. */
const shapes = {
  constant: z.object({ value: z.number() }),
  symbol: z.object({ name: z.string() }),
  parenthesis: z.object({ content: z.custom<MathNode>() }),
  operator: z.object({
    op: z.string(),
    fn: z.string(),
    implicit: z.boolean().optional(),
    args: z.array(z.custom<MathNode>()),
  }),
  call: z.object({
    fn: z.object({ type: z.string(), name: z.string().optional() }),
    args: z.array(z.custom<MathNode>()),
  }),
  conditional: z.object({
    condition: z.custom<MathNode>(),
    trueExpr: z.custom<MathNode>(),
    falseExpr: z.custom<MathNode>(),
  }),
};

/** Takes over a parsed node. Throws `UnreadableNode` for assignments, lists, texts, units and everything else. */
export function treeOf(node: MathNode): ExpressionTree {
  switch (node.type) {
    case 'ConstantNode':
      return constantOf(node);
    case 'SymbolNode':
      return { kind: 'name', name: shapes.symbol.parse(node).name };
    case 'ParenthesisNode':
      return treeOf(shapes.parenthesis.parse(node).content);
    case 'OperatorNode':
      return operatorOf(node);
    case 'FunctionNode':
      return callOf(node);
    case 'ConditionalNode': {
      const { condition, trueExpr, falseExpr } = shapes.conditional.parse(node);
      return {
        kind: 'if',
        condition: treeOf(condition),
        met: treeOf(trueExpr),
        otherwise: treeOf(falseExpr),
      };
    }
    default:
      throw unreadable(node);
  }
}

function constantOf(node: MathNode): ExpressionTree {
  const read = shapes.constant.safeParse(node);
  if (!read.success) throw unreadable(node);
  const { value } = read.data;
  return { kind: 'number', value, text: node.toString() };
}

const binaries: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
  mod: 'mod',
};

const comparisons: Readonly<Record<string, Comparison>> = {
  smaller: '<',
  larger: '>',
  smallerEq: '<=',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};

function operatorOf(node: MathNode): ExpressionTree {
  const { fn, implicit, args } = shapes.operator.parse(node);
  const [first, second] = args;
  if (first === undefined) throw unreadable(node);
  if (second === undefined) return unaryOf(node, { fn, first });
  if (fn === 'multiply' && implicit === true) return productOf(factorsOf(node));
  const binary = binaries[fn];
  if (binary !== undefined)
    return { kind: 'binary', operator: binary, left: treeOf(first), right: treeOf(second) };
  const comparison = comparisons[fn];
  if (comparison !== undefined)
    return { kind: 'compare', operator: comparison, left: treeOf(first), right: treeOf(second) };
  throw unreadable(node);
}

function unaryOf(node: MathNode, { fn, first }: { fn: string; first: MathNode }): ExpressionTree {
  switch (fn) {
    case 'unaryMinus':
      return { kind: 'negate', of: treeOf(first) };
    case 'unaryPlus':
      return treeOf(first);
    case 'factorial':
      return { kind: 'call', name: 'factorial', arguments: [treeOf(first)] };
    default:
      throw unreadable(node);
  }
}

function callOf(node: MathNode): ExpressionTree {
  const read = shapes.call.safeParse(node);
  const name = read.data?.fn.name;
  if (!read.success || name === undefined || read.data.fn.type !== 'SymbolNode') throw unreadable(node);
  // `x (x + 1)` is a product, not a call.
  if (knownFunction(name) === undefined && name.length === 1 && read.data.args.length === 1) {
    const [factor] = read.data.args.map(treeOf);
    if (factor !== undefined)
      return { kind: 'binary', operator: '*', left: { kind: 'name', name }, right: factor };
  }
  return { kind: 'call', name, arguments: read.data.args.map(treeOf) };
}

/** The factors of `2 sin x cos x`, which stand beside each other without a sign. */
function factorsOf(node: MathNode): readonly MathNode[] {
  if (node.type !== 'OperatorNode') return [node];
  const { fn, implicit, args } = shapes.operator.parse(node);
  return fn === 'multiply' && implicit === true ? args.flatMap(factorsOf) : [node];
}

/** A function's name among factors takes all that follow it, up to the next function: `sin 2x cos x` is `sin(2x) cos(x)`. */
function productOf(factors: readonly MathNode[]): ExpressionTree {
  const trees: ExpressionTree[] = [];
  for (let index = 0; index < factors.length; index += 1) {
    const factor = factors[index];
    if (factor === undefined) continue;
    const applied = appliedFunction(factor);
    if (applied === undefined) {
      trees.push(treeOf(factor));
      continue;
    }
    let end = index + 1;
    while (
      end < factors.length &&
      appliedFunction(factors[end]) === undefined &&
      !(end > index + 1 && factors[index + 1]?.type === 'ParenthesisNode')
    )
      end += 1;
    const taken = factors.slice(index + 1, end);
    if (taken.length === 0) throw new UnreadableNode(`\`${applied.name}\` needs a value`, factor.toString());
    trees.push(applied.wrap({ kind: 'call', name: applied.name, arguments: [productOf(taken)] }));
    index = end - 1;
  }
  return trees.reduce((left, right) => ({ kind: 'binary', operator: '*', left, right }));
}

interface AppliedFunction {
  readonly name: string;
  /** Puts the exponent of `sin^2 x` where it belongs. */
  wrap(call: ExpressionTree): ExpressionTree;
}

function appliedFunction(node: MathNode | undefined): AppliedFunction | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'SymbolNode') {
    const { name } = shapes.symbol.parse(node);
    return knownFunction(name) === undefined ? undefined : { name, wrap: (call) => call };
  }
  if (node.type !== 'OperatorNode') return undefined;
  const { fn, args } = shapes.operator.parse(node);
  const [base, exponent] = args;
  if (fn !== 'pow' || base === undefined || exponent === undefined) return undefined;
  const applied = base.type === 'SymbolNode' ? appliedFunction(base) : undefined;
  if (applied === undefined) return undefined;
  const power = treeOf(exponent);
  const isInverse = power.kind === 'negate' && power.of.kind === 'number' && power.of.value === 1;
  const inverse = isInverse ? inverseOf(applied.name) : undefined;
  if (inverse !== undefined) return { name: inverse, wrap: (call) => call };
  return { name: applied.name, wrap: (left) => ({ kind: 'binary', operator: '^', left, right: power }) };
}

function unreadable(node: MathNode): UnreadableNode {
  const piece = node.toString();
  return new UnreadableNode(
    `\`${piece.length > 40 ? `${piece.slice(0, 37)}...` : piece}\` can not be computed`,
    piece,
  );
}
