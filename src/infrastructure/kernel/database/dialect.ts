import { byIndex } from './hints.ts';

/**
 * The differences between the two databases' SQL. Each is one small named function here, never an `if` in a
 * query.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** An `insert` that skips rows whose key exists. */
  readonly insertIgnore: string;
  /** An `update` that skips rows whose new key exists. */
  readonly updateIgnore: string;
  /**
   * Ends an `insert … values` so that it updates an existing row with this key. `new` refers to the inserted
   * row.
   */
  upsert(key: string, assignments: string): string;
  /** As `upsert`, for the rows of a `select` in this order. Follows `insert into … (…)`. */
  upsertSelect(
    rows: { readonly select: string; readonly order: string },
    key: string,
    assignments: string,
  ): string;
  /**
   * Locks the rows that a `select` reads until the transaction ends. Empty on the embedded database, which has
   * only one writer.
   */
  readonly forUpdate: string;
  /**
   * A statement that fails with a conflict unless `select` finds a row, which it locks until the transaction
   * ends. It is sent together with the writes, which saves the round trip of a query.
   */
  assertExists(select: string): string;
  /** As `forUpdate` for the rows of one table, skipping rows that another worker has locked. */
  forUpdateSkipLocked(alias: string): string;
  /** Joins to each row the newest (highest ids) of the matching rows of a table. */
  joinNewest(newest: Newest): string;
  /**
   * `and` a condition that follows from the others, and leads to the shard of the rows (deploy/vitess). Empty on the
   * embedded database, which has no shards and might choose another index for it.
   */
  sameShard(condition: string): string;
  /** Rows that one step of a long task writes. A step blocks the event loop on the embedded database. */
  readonly chunk: number;
  /**
   * Sizes of inserts: as many rows as the first, or fewer, are inserted by several statements of these sizes; more, or any
   * number if there are none, by one. On the embedded database they cost less than preparing one for each number of rows.
   */
  readonly insertedAtOnce: readonly number[];
  /** The right side of `(a, b) in …` for a list of rows. */
  rowList(parameter: string): string;
  /** A list of rows as a table `alias` with these columns, for `from`. */
  rowTable(parameter: string, alias: string, columns: readonly string[]): string;
}

export interface Newest {
  readonly table: string;
  readonly alias: string;
  /** The column that the rows are matched by. An index must start with it, followed by the id. */
  readonly by: string;
  readonly index: string;
  readonly columns: readonly string[];
  readonly where: (alias: string) => string;
  readonly limit: string;
  /** An id below which rows are irrelevant. A hint that only saves reading them. */
  readonly floor?: string;
}
/** Also ordered by `by`, which is constant: so MySQL reads the index backwards and stops at the limit. */
export const newestFirst = (
  columns: readonly string[],
  { table, by, index, where }: Pick<Newest, 'table' | 'by' | 'index' | 'where'>,
): string =>
  `select ${byIndex('nw', index)} ${columns.map((column) => `nw.${column}`).join(', ')} from ${table} nw
   where ${where('nw')} order by nw.${by} desc, nw.id desc`;

const aboveFloor =
  ({ where, floor }: Newest) =>
  (alias: string) =>
    floor === undefined ? where(alias) : `${where(alias)} and ${alias}.id >= ${floor}`;

// The table's check constraint rejects every row, so a missing row becomes a database error.
const assertExists = (select: string) =>
  `insert into required_rows (present) select 0 from (select 1 as one) missing where not exists (${select})`;

export const sqlite: Dialect = {
  name: 'sqlite',
  insertIgnore: 'insert or ignore',
  updateIgnore: 'update or ignore',
  upsert: (key, assignments) =>
    `on conflict (${key}) do update set ${assignments.replaceAll(/\bnew\./g, 'excluded.')}`,
  // `where` keeps the parser from reading `on conflict` as the condition of a join.
  upsertSelect: ({ select, order }, key, assignments) =>
    `select * from (${select}) new where true order by ${order} ${sqlite.upsert(key, assignments)}`,
  forUpdate: '',
  assertExists: (select) => assertExists(select),
  forUpdateSkipLocked: () => '',
  joinNewest: (newest) => `join ${newest.table} ${newest.alias} on ${newest.alias}.id in (
      ${newestFirst(['id'], { ...newest, where: aboveFloor(newest) })} limit ${newest.limit})`,
  sameShard: () => '',
  chunk: 250,
  insertedAtOnce: [100, 50, 20, 10, 5, 2, 1],
  rowList: (parameter) => `(values ${parameter})`,
  rowTable: (parameter, alias, columns) =>
    `(select ${columns.map((column, i) => `column${i + 1} as ${column}`).join(', ')} from (values ${parameter})) ${alias}`,
};

export const mysql: Dialect = {
  name: 'mysql',
  insertIgnore: 'insert ignore',
  updateIgnore: 'update ignore',
  upsert: (_key, assignments) => `as new on duplicate key update ${assignments}`,
  upsertSelect: ({ select, order }, _key, assignments) =>
    `select * from (${select}) as new order by ${order} on duplicate key update ${assignments}`,
  forUpdate: 'for update',
  assertExists: (select) => assertExists(`${select} for share`),
  forUpdateSkipLocked: (alias) => `for update of ${alias} skip locked`,
  joinNewest: (newest) =>
    `join lateral (${newestFirst(newest.columns, newest)} limit ${newest.limit}) ${newest.alias}`,
  sameShard: (condition) => `and ${condition}`,
  chunk: 20_000,
  insertedAtOnce: [],
  rowList: (parameter) => `(${parameter})`,
  rowTable: (parameter, alias, columns) => `(values row${parameter}) as ${alias} (${columns.join(', ')})`,
};
