import { byIndex } from './hints.ts';

/**
 * Where the two databases' SQL differs: each difference is one small named function here, never an `if` in a
 * query.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** `insert` that leaves a row standing which has the same key. */
  readonly insertIgnore: string;
  /** Ends an `insert … values` so that a row with this key is updated instead. `new` names the offered row. */
  upsert(key: string, assignments: string): string;
  /** Locks what a `select` reads until the transaction ends; the embedded database has one writer anyway. */
  readonly forUpdate: string;
  /**
   * A statement that fails as a conflict unless `select` finds a row, and locks the row until the transaction ends. It
   * travels with the writes in one round trip; a query first would be another.
   */
  assertExists(select: string): string;
  /** As `forUpdate` for the rows of one table, passing over those that another worker holds. */
  forUpdateSkipLocked(alias: string): string;
  /** Joins, for each row before it, the newest (highest ids) of those rows of a table which belong to it. */
  joinNewest(newest: Newest): string;
  /** Rows that one step of a long task writes: on the embedded database a step holds up the event loop. */
  readonly chunk: number;
  /** The right side of `(a, b) in …` for a list of rows. */
  rowList(parameter: string): string;
}

export interface Newest {
  readonly table: string;
  readonly alias: string;
  /** The column that says to what a row belongs, and an index that starts with it and goes on with the id. */
  readonly by: string;
  readonly index: string;
  readonly columns: readonly string[];
  readonly where: (alias: string) => string;
  readonly limit: string;
  /** An id: none older is asked for. A hint, which only saves looking at them. */
  readonly floor?: string;
}
/** Ordered by `by`, though it is the same for all: so MySQL goes backwards through the index, and the limit ends it. */
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

// The table's check constraint admits no row, so a missing row becomes an error of the database itself.
const assertExists = (select: string) =>
  `insert into required_rows (present) select 0 from (select 1 as one) missing where not exists (${select})`;

export const sqlite: Dialect = {
  name: 'sqlite',
  insertIgnore: 'insert or ignore',
  upsert: (key, assignments) =>
    `on conflict (${key}) do update set ${assignments.replaceAll(/\bnew\./g, 'excluded.')}`,
  forUpdate: '',
  assertExists: (select) => assertExists(select),
  forUpdateSkipLocked: () => '',
  joinNewest: (newest) => `join ${newest.table} ${newest.alias} on ${newest.alias}.id in (
      ${newestFirst(['id'], { ...newest, where: aboveFloor(newest) })} limit ${newest.limit})`,
  chunk: 250,
  rowList: (parameter) => `(values ${parameter})`,
};

export const mysql: Dialect = {
  name: 'mysql',
  insertIgnore: 'insert ignore',
  upsert: (_key, assignments) => `as new on duplicate key update ${assignments}`,
  forUpdate: 'for update',
  assertExists: (select) => assertExists(`${select} for share`),
  forUpdateSkipLocked: (alias) => `for update of ${alias} skip locked`,
  joinNewest: (newest) =>
    `join lateral (${newestFirst(newest.columns, newest)} limit ${newest.limit}) ${newest.alias}`,
  chunk: 5000,
  rowList: (parameter) => `(${parameter})`,
};
