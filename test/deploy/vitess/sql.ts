import { init, parse } from '@guanmingchiu/sqlparser-ts';

/** A node of the syntax tree: an object whose only key is its kind, the content of one, or a list. */
export interface Tree {
  readonly [key: string]: Tree;
  [Symbol.iterator](): Iterator<Tree>;
}

await init();

/** The statements of a text that read or write rows. Throws for a text that is no SQL of MySQL. */
export function statementsOf(text: string): Tree[] {
  return (parse(text, 'mysql') as unknown as Tree[]).filter((statement) => {
    const kind = kindOf(statement);
    if (['Query', 'Insert', 'Update', 'Delete'].includes(kind)) return true;
    if (['StartTransaction', 'Commit', 'Rollback', 'Set'].includes(kind)) return false;
    throw new Error(`A statement of kind ${kind} has no shard: ${text}`);
  });
}

/** Some kinds have no content, and are strings. */
export const kindOf = (node: Tree): string =>
  typeof node === 'object' && node !== null ? (Object.keys(node)[0] ?? '') : String(node);

/** The words of a name: `a.id` has two. */
export const namesIn = (node: Tree): string[] =>
  [...node].map((part) => String((part.Identifier ?? part).value));

/** The conditions that all hold, of `a and (b and c)`. */
export function conjuncts(expr: Tree | undefined): Tree[] {
  if (!expr) return [];
  if (expr.Nested) return conjuncts(expr.Nested);
  const both = expr.BinaryOp;
  return both && String(both.op) === 'And' ? [...conjuncts(both.left), ...conjuncts(both.right)] : [expr];
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
