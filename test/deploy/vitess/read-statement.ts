import { type Block, columnNames, Reading, type Reference, type Source } from './blocks.ts';
import { conjuncts, isTree, kindOf, namesIn, type Tree } from './sql.ts';

export interface Statement {
  readonly verb: string;
  readonly references: readonly Reference[];
  readonly blocks: readonly Block[];
}

type Columns = readonly (readonly [name: string, node: string])[];
interface QueryResult {
  readonly columns: Columns;
  /** Of a single `select`; a union has none. */
  readonly block?: Block;
}

/** Reads a statement's tables, and which of their columns are equal to what. */
export function readStatement(tree: Tree, columnsOf: ReadonlyMap<string, readonly string[]>): Statement {
  const reading = new Reading(columnsOf);
  const { references, blocks } = reading;
  return { verb: readVerb(reading, tree), references, blocks };
}

function readVerb(
  reading: Reading,
  { Query: query, Insert: insert, Update: update, Delete: deletion }: Tree,
) {
  if (query) readQuery(reading, query, undefined, 'statement');
  if (insert) readInsert(reading, insert);
  if (update) readChange(reading, [update.table!], update.selection, update.assignments);
  if (deletion) readChange(reading, deletion.from!.WithFromKeyword!, deletion.selection);
  return query ? 'select' : insert ? 'insert' : update ? 'update' : 'delete';
}

function readChange(reading: Reading, tables: Iterable<Tree>, selection?: Tree, assignments?: Tree): void {
  const block = reading.block('statement');
  for (const table of tables) addFrom(reading, block, table);
  for (const { value } of assignments ?? []) visit(reading, block, value!);
  addConditions(reading, block, selection);
}

function readInsert(reading: Reading, { table, columns, source }: Tree): void {
  const block = reading.block('statement');
  const target = reading.table(block, table!.TableName!);
  const names = [...columns!].map((column) => namesIn(column)[0]!);
  const rows = source!.body!.Values?.rows;
  const inserted = rows ? rowOf(reading, block, [...rows]) : readSource(reading, block, source!);
  for (const [i, node] of inserted.entries()) block.equal.push({ a: `${target.node}.${names[i]}`, b: node });
}

/** Of each column its value, if all rows have the same. */
function rowOf(reading: Reading, block: Block, rows: readonly Tree[]): string[] {
  const [first, ...others] = rows.map((row) => [...row.content!].map((cell) => reading.operand(block, cell)));
  return first!.map((node, i) => (others.every((row) => row[i] === node) ? node : reading.node('list')));
}

function readSource(reading: Reading, block: Block, query: Tree): string[] {
  const { columns, block: inner } = readQuery(reading, query, block, 'derived');
  if (inner) block.from.push(inner);
  return columns.map(([, node]) => node);
}

function readQuery(
  reading: Reading,
  query: Tree,
  parent: Block | undefined,
  kind: Block['kind'],
): QueryResult {
  if (query.with) throw new Error('WITH is not understood');
  const read = readBody(reading, query.body!, parent, kind);
  if (read.block && query.order_by) visit(reading, read.block, query.order_by);
  return read;
}

function readBody(reading: Reading, body: Tree, parent: Block | undefined, kind: Block['kind']): QueryResult {
  if (body.Query) return readQuery(reading, body.Query, parent, kind);
  if (body.Select) return readSelect(reading, body.Select, parent, kind);
  if (body.Values) {
    const list = reading.node('list');
    return { columns: [...body.Values.rows![0]!.content!].map((_, i) => ['', `${list}.${i}`]) };
  }
  if (!body.SetOperation) throw new Error(`A query of kind ${kindOf(body)} is not understood`);
  const { columns } = readBody(reading, body.SetOperation.left!, parent, kind);
  readBody(reading, body.SetOperation.right!, parent, kind);
  // Which of the two a row comes from is not known.
  return { columns: columns.map(([name]) => [name, reading.node('row')]) };
}

function readSelect(
  reading: Reading,
  select: Tree,
  parent: Block | undefined,
  kind: Block['kind'],
): QueryResult {
  const block = reading.block(kind, parent);
  for (const from of select.from!) addFrom(reading, block, from);
  addConditions(reading, block, select.selection);
  const columns: [string, string][] = [];
  for (const { UnnamedExpr: unnamed, ExprWithAlias: named } of select.projection!) {
    const expr = unnamed ?? named?.expr;
    if (expr) {
      visit(reading, block, expr);
      const name = named ? String(named.alias!.value) : (columnNames(expr)?.at(-1) ?? '');
      columns.push([name, reading.operand(block, expr)]);
    } else for (const { columns: all } of block.sources.values()) columns.push(...(all ?? []));
  }
  for (const part of [select.group_by, select.having]) if (part) visit(reading, block, part);
  return { columns, block };
}

function addFrom(reading: Reading, block: Block, { relation, joins }: Tree): void {
  addFactor(reading, block, relation!);
  for (const { relation: joined, join_operator: operator } of joins!) {
    const source = addFactor(reading, block, joined!);
    const kind = kindOf(operator!);
    addConditions(reading, block, operator![kind]?.On, /Left/.test(kind) ? source.node : undefined);
  }
}

function addFactor(reading: Reading, block: Block, relation: Tree): Source {
  const { Table: table, Derived: derived } = relation;
  if (table) return reading.table(block, table.name!, table.alias && String(table.alias.name!.value));
  if (!derived) throw new Error(`A table of kind ${kindOf(relation)} is not understood`);
  const kind = derived.lateral ? 'lateral' : 'derived';
  const { columns, block: inner } = readQuery(reading, derived.subquery!, block, kind);
  if (inner) block.from.push(inner);
  const names = [...(derived.alias!.columns ?? [])].map(({ name }) => String(name!.value));
  const named = columns.map(([name, node], i) => [names[i] ?? name, node] as const);
  const source = { node: reading.node('derived'), columns: new Map(named) };
  block.sources.set(String(derived.alias!.name!.value), source);
  return source;
}

function addConditions(reading: Reading, block: Block, condition: Tree | undefined, only?: string): void {
  for (const expr of conjuncts(condition))
    for (const [a, b] of reading.equalities(block, expr))
      block.equal.push({ a, b, ...(only !== undefined && { only }) });
  if (condition) visit(reading, block, condition);
}

/** Reads the subqueries of an expression, and notes which columns of outer blocks it names. */
function visit(reading: Reading, block: Block, node: Tree): void {
  if (!isTree(node)) return;
  const names = columnNames(node);
  if (names) return void reading.resolve(block, names);
  for (const [key, value] of Object.entries(node)) {
    if (/^subquery$/i.test(key)) readQuery(reading, value, block, 'subquery');
    else visit(reading, block, value);
  }
}
