import type { Comparison, ExpressionTree } from './expression-tree.js';
import { knownFunction } from './known-functions.js';

/** How strongly a tree holds together: what is weaker than its surroundings gets parentheses. */
const strength = { compare: 0, sum: 1, product: 2, negate: 2, power: 3, atom: 4 } as const;

/** A formula as TeX, as it would be written by hand: fractions, roots, no signs of multiplication. */
export function texOf(tree: ExpressionTree): string {
  switch (tree.kind) {
    case 'number':
      return numberTex(tree.text);
    case 'name':
      return nameTex(tree.name);
    case 'negate':
      return `-${within(tree.of, strength.product)}`;
    case 'binary':
      return binaryTex(tree);
    case 'call':
      return callTex(tree);
    case 'compare':
      return `${texOf(tree.left)} ${signs[tree.operator]} ${texOf(tree.right)}`;
    case 'if': {
      const [met, condition, otherwise] = [tree.met, tree.condition, tree.otherwise].map(texOf);
      return `\\begin{cases} ${met} & ${condition} \\\\ ${otherwise} & \\text{else} \\end{cases}`;
    }
    default:
      return tree satisfies never;
  }
}

const signs: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '>': '>',
  '<=': '\\le',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

function numberTex(text: string): string {
  const [, mantissa, exponent] = /^(.*?)e([+-]?\d+)$/i.exec(text) ?? [];
  return mantissa === undefined ? text : `${mantissa} \\times 10^{${Number(exponent)}}`;
}

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega ' +
    'Gamma Delta Theta Lambda Sigma Phi Psi Omega'
  ).split(' '),
);

/** A name as TeX: `theta_0` and `v0` get an index, and `mc` is a product. */
export function nameTex(name: string): string {
  const [, stem = name, index] = /^([A-Za-z]+?)_?(\d+|(?<=_)[A-Za-z0-9]+)$/.exec(name) ?? [];
  const base = greek.has(stem) ? `\\${stem}` : [...stem].join(' ');
  return index === undefined ? base : `${base}_{${index}}`;
}

/** They grow with what is high only: growing ones stand further away. */
function inParentheses(tex: string): string {
  return /\\frac|\\sqrt|\\begin/.test(tex) ? `\\left(${tex}\\right)` : `(${tex})`;
}

function strengthOf(tree: ExpressionTree): number {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return strength.atom;
    case 'call':
      return tree.name === 'factorial' ? strength.power : strength.atom;
    case 'negate':
      return strength.sum;
    case 'compare':
    case 'if':
      return strength.compare;
    case 'binary':
      if (tree.operator === '+' || tree.operator === '-') return strength.sum;
      if (tree.operator === '^') return strength.power;
      return tree.operator === '/' && tree.left.kind === 'negate' ? strength.sum : strength.product;
    default:
      return tree satisfies never;
  }
}

function within(tree: ExpressionTree, least: number): string {
  const tex = texOf(tree);
  return strengthOf(tree) >= least ? tex : inParentheses(tex);
}

function binaryTex({ operator, left, right }: Extract<ExpressionTree, { kind: 'binary' }>): string {
  switch (operator) {
    case '+':
      return right.kind === 'negate'
        ? `${texOf(left)} - ${within(right.of, strength.product)}`
        : `${texOf(left)} + ${texOf(right)}`;
    case '-':
      return `${texOf(left)} - ${within(right, strength.product)}`;
    case '*':
      return productTex(within(left, strength.product), within(right, strength.product), right);
    case '/':
      if (left.kind === 'negate') return `-\\frac{${texOf(left.of)}}{${texOf(right)}}`;
      return `\\frac{${texOf(left)}}{${texOf(right)}}`;
    case '^':
      return powerTex(left, right);
    case 'mod':
      return `${within(left, strength.product)} \\bmod ${within(right, strength.power)}`;
    default:
      return operator satisfies never;
  }
}

/** Factors stand beside each other; a dot goes before a digit. */
function productTex(left: string, right: string, rightTree: ExpressionTree): string {
  const startsWithDigit = /^[\d.]/.test(right) || (rightTree.kind === 'binary' && /^\\frac/.test(right));
  return startsWithDigit ? `${left} \\cdot ${right}` : `${left} ${right}`;
}

function powerTex(base: ExpressionTree, exponent: ExpressionTree): string {
  const raised = `^{${texOf(exponent)}}`;
  if (
    base.kind === 'call' &&
    /^\\(sin|cos|tan|sinh|cosh|tanh|ln|log)$/.test(knownFunction(base.name)?.tex ?? '')
  ) {
    const [argument] = base.arguments;
    if (argument !== undefined && base.arguments.length === 1)
      return `${knownFunction(base.name)?.tex}${raised} ${argumentTex(argument)}`;
  }
  return `${within(base, strength.atom)}${raised}`;
}

function callTex({ name, arguments: given }: Extract<ExpressionTree, { kind: 'call' }>): string {
  const [first, second] = given;
  if (first === undefined) return nameTex(name);
  switch (name) {
    case 'sqrt':
      return `\\sqrt{${texOf(first)}}`;
    case 'cbrt':
      return `\\sqrt[3]{${texOf(first)}}`;
    case 'abs':
      return `\\left|${texOf(first)}\\right|`;
    case 'floor':
      return `\\left\\lfloor ${texOf(first)} \\right\\rfloor`;
    case 'ceil':
      return `\\left\\lceil ${texOf(first)} \\right\\rceil`;
    case 'factorial':
      return `${within(first, strength.atom)}!`;
    case 'log':
      if (second !== undefined) return `\\log_{${texOf(second)}} ${argumentTex(first)}`;
      break;
  }
  const head = knownFunction(name)?.tex ?? `\\operatorname{${name}}`;
  if (given.length === 1 && knownFunction(name)?.tex !== undefined) return `${head} ${argumentTex(first)}`;
  return `${head}${inParentheses(given.map(texOf).join(', '))}`;
}

/** `sin x`, `sin 2x`, but `sin(x + t)`. */
function argumentTex(argument: ExpressionTree): string {
  const isShort =
    argument.kind === 'name' ||
    argument.kind === 'number' ||
    (argument.kind === 'binary' && isPlainProduct(argument));
  return isShort ? texOf(argument) : inParentheses(texOf(argument));
}

function isPlainProduct({ operator, left, right }: Extract<ExpressionTree, { kind: 'binary' }>): boolean {
  const isPlain = (tree: ExpressionTree): boolean => tree.kind === 'name' || tree.kind === 'number';
  return operator === '*' && isPlain(left) && isPlain(right);
}
