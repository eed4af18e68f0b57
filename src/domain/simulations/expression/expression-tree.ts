/** What stands between two expressions. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | 'mod';

export type Comparison = '<' | '>' | '<=' | '>=' | '==' | '!=';

/** A formula, read: only what stands here can ever be computed. */
export type ExpressionTree =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: ExpressionTree }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly ExpressionTree[] }
  | {
      readonly kind: 'if';
      readonly condition: ExpressionTree;
      readonly met: ExpressionTree;
      readonly otherwise: ExpressionTree;
    }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    };

/** All names in a tree but those of functions. */
export function namesIn(tree: ExpressionTree): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ExpressionTree): void => {
    if (node.kind === 'name') names.add(node.name);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return names;
}

/** Names of the functions that a tree calls. */
export function functionsIn(tree: ExpressionTree): ReadonlySet<string> {
  const own = tree.kind === 'call' ? [tree.name] : [];
  return new Set([...own, ...childrenOf(tree).flatMap((child) => [...functionsIn(child)])]);
}

/** The parts of a tree. */
export function childrenOf(tree: ExpressionTree): readonly ExpressionTree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
      return [tree.of];
    case 'binary':
    case 'compare':
      return [tree.left, tree.right];
    case 'call':
      return tree.arguments;
    case 'if':
      return [tree.condition, tree.met, tree.otherwise];
    default:
      return tree satisfies never;
  }
}
