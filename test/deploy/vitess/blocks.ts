import { isTree, namesIn, type Tree } from './sql.ts';

/** A table in a `from`, or the one that is written. */
export interface Reference {
  readonly table: string;
  readonly node: string;
  readonly block: Block;
}

export interface Source {
  readonly node: string;
  /** Of a derived table; the schema knows those of a table. */
  readonly columns?: ReadonlyMap<string, string>;
  readonly table?: string;
}

/** One `select` of a statement, or its `insert`, `update` or `delete`. */
export interface Block {
  readonly kind: 'statement' | 'derived' | 'lateral' | 'subquery';
  readonly parent: Block | undefined;
  readonly sources: Map<string, Source>;
  /** Columns and values that are equal in each row. `only`: of an outer join, so it says nothing about other tables. */
  readonly equal: { readonly a: string; readonly b: string; readonly only?: string }[];
  /** Selects in the `from`, whose conditions hold for their rows. */
  readonly from: Block[];
  /** What it names of the blocks around it. */
  readonly outer: Set<string>;
}

/** A statement that is being read. */
export class Reading {
  readonly references: Reference[] = [];
  readonly blocks: Block[] = [];
  readonly #columnsOf: ReadonlyMap<string, readonly string[]>;
  #nodes = 0;

  /** `columnsOf` are the tables of the schema. */
  constructor(columnsOf: ReadonlyMap<string, readonly string[]>) {
    this.#columnsOf = columnsOf;
  }

  /** A name of its own for something whose value is a constant, one of a list, or known only from rows. */
  node(kind: 'value' | 'range' | 'list' | 'row' | 'table' | 'derived'): string {
    return `${kind}${++this.#nodes}`;
  }

  block(kind: Block['kind'], parent?: Block): Block {
    const block = { kind, parent, sources: new Map(), equal: [], from: [], outer: new Set<string>() };
    this.blocks.push(block);
    return block;
  }

  table(block: Block, name: Tree, alias?: string): Source {
    const table = namesIn(name).at(-1)!;
    if (!this.#columnsOf.has(table)) throw new Error(`There is no table ${table}`);
    const source = { node: this.node('table'), table };
    this.references.push({ ...source, block });
    block.sources.set(alias ?? table, source);
    return source;
  }

  /** What a condition says to be equal. */
  *equalities(block: Block, { BinaryOp: op, InList: among, InSubquery: within, Between: range }: Tree) {
    if (op && String(op.op) === 'Eq') yield* this.#pairs(block, op.left!, op.right!);
    if (range && !range.negated) yield [this.operand(block, range.expr!), this.node('range')] as const;
    const { expr, negated } = among ?? within ?? { expr: undefined, negated: undefined };
    if (!expr || negated) return;
    const source = this.node(among ? 'list' : 'row');
    for (const [i, column] of [...(expr.Tuple ?? [expr])].entries())
      yield [this.operand(block, column), `${source}.${i}`] as const;
  }

  *#pairs(block: Block, left: Tree, right: Tree): Generator<readonly [string, string]> {
    if (left.Tuple && right.Tuple)
      for (const [i, one] of [...left.Tuple].entries()) yield* this.#pairs(block, one, right.Tuple[i]!);
    else yield [this.operand(block, left), this.operand(block, right)];
  }

  /** What stands for an expression: a column, a value, or something that is computed from a row. */
  operand(block: Block, expr: Tree): string {
    if (expr.Nested) return this.operand(block, expr.Nested);
    if (expr.Cast) return this.operand(block, expr.Cast.expr!);
    if (expr.Value) return `value ${JSON.stringify(expr.Value.value)}`;
    const names = columnNames(expr);
    if (names) return this.resolve(block, names) ?? this.node('row');
    return this.node(hasColumns(expr) ? 'row' : 'value');
  }

  /** The column that a name stands for in this block, or in one around it. */
  resolve(block: Block, names: readonly string[]): string | undefined {
    const column = names.at(-1)!;
    const passed: Block[] = [];
    for (let at: Block | undefined = block; at; at = at.parent) {
      for (const [alias, source] of at.sources) {
        const isMeant = names.length > 1 ? alias === names.at(-2) : this.#has(source, column);
        if (!isMeant) continue;
        const found = source.columns?.get(column) ?? `${source.node}.${column}`;
        for (const one of passed) one.outer.add(found);
        return found;
      }
      passed.push(at);
    }
    if (names.length > 1) throw new Error(`Nothing is called ${names.join('.')}`);
    // The alias of a column of the result, in an `order by`.
    return undefined;
  }

  #has({ table, columns }: Source, column: string): boolean {
    return table === undefined ? columns!.has(column) : this.#columnsOf.get(table)!.includes(column);
  }
}

export function columnNames(expr: Tree): string[] | undefined {
  if (expr.CompoundIdentifier) return namesIn(expr.CompoundIdentifier);
  return expr.Identifier ? [String(expr.Identifier.value)] : undefined;
}

const hasColumns = (node: Tree): boolean =>
  isTree(node) && (columnNames(node) !== undefined || Object.values(node).some(hasColumns));
