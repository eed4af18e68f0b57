import { create, type MathNode, parseDependencies } from 'mathjs/number';
import { AivideoError } from '../../errors.js';
import { expressionError } from './expression-error.js';
import type { ExpressionTree } from './expression-tree.js';
import { plainSource } from './plain-source.js';
import { treeOf, UnreadableNode } from './tree-of-node.js';

const { parse } = create(parseDependencies ?? {});

/** Longest formula, in letters: deeper ones would overflow the stack of the parser. */
const longest = 500;

/**
 * Reads a formula with the parser of mathjs and takes over what can be computed: nothing of it is ever run as code. Names are not
 * checked. Errors: `expression-invalid` with the place.
 */
export function readTree(text: string): ExpressionTree {
  if (text.trim() === '') throw new AivideoError('expression-invalid', 'A formula is empty');
  if (text.length > longest)
    throw expressionError(text.slice(0, 60), { at: 60, problem: `there are more than ${longest} letters` });
  const source = plainSource(text);
  const node = parsed(text, source);
  try {
    return treeOf(node);
  } catch (error) {
    if (!(error instanceof UnreadableNode)) throw error;
    const at = Math.max(0, source.text.replaceAll(' ', '').indexOf(error.piece.replaceAll(' ', '')));
    throw expressionError(text, {
      at: source.places[unspaced(source.text, at)] ?? 0,
      problem: error.message,
    });
  }
}

function parsed(text: string, source: ReturnType<typeof plainSource>): MathNode {
  try {
    return parse(source.text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    const char = /\(char (\d+)\)/.exec(reason)?.[1];
    const at = source.places[Number(char ?? 1) - 1] ?? text.length;
    throw expressionError(text, { at, problem: explained(reason, text.length <= at) });
  }
}

/** Words for what mathjs says. */
function explained(reason: string, isAtEnd: boolean): string {
  const plain = reason.replace(/\s*\(char \d+\)/, '');
  if (/Parenthesis \) expected/.test(plain)) return 'a `)` is missing';
  if (/Unexpected end|Value expected/.test(plain))
    return isAtEnd ? 'the end is missing' : 'a value is missing';
  const part = /^(?:Unexpected part|Unexpected operator|Syntax error in part) "(.*)"/s.exec(plain)?.[1];
  if (part !== undefined) return `\`${part.trim()}\` does not belong here`;
  return 'this place can not be read';
}

/** Where the letter of a number without the spaces stands with them. */
function unspaced(text: string, index: number): number {
  let left = index;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === ' ') continue;
    if (left === 0) return at;
    left -= 1;
  }
  return 0;
}
