import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Engine } from '../../infrastructure/kernel/database/engine.ts';
import { translate } from '../../infrastructure/kernel/database/errors.ts';
import { SqlDatabase } from '../../infrastructure/kernel/database/sql-database.ts';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { contractCase, type Subject } from '../contract.ts';

export interface DatabaseUnderTest extends Subject {
  /** On a database that the cases may fill. */
  readonly engine: Engine;
  /** Opens the same database again, as another process does. */
  another(): Promise<Engine>;
  /** How many transactions this engine can have open at once; leave it out if there is only one writer. */
  readonly connections?: number;
  /** Breaks every connection to the server; later ones succeed. */
  readonly cut?: () => Promise<void> | void;
  /** Milliseconds after which waiting for a lock ends; leave it out to skip the case that waits as long. */
  readonly lockWaitMs?: number;
}

export const databaseCase = <K extends keyof DatabaseUnderTest = never>(
  title: string,
  check: Parameters<typeof contractCase<DatabaseUnderTest, K>>[1],
  ...needs: K[]
) => contractCase<DatabaseUnderTest, K>(title, check, ...needs);

/** A type, since an interface is no `Record`. */
export type ScratchRow = {
  readonly id: string;
  readonly otherId: string | null;
  readonly note: string | null;
  readonly at: number;
  readonly open: boolean | number;
  readonly bytes: Uint8Array | null;
};

export const row = (changes: Partial<ScratchRow> = {}): ScratchRow => ({
  ...{ id: randomUUID(), otherId: null, note: null, at: 0, open: 0, bytes: null },
  ...changes,
});

/** A new table, and what the cases do with it. */
export async function scratch(engine: Engine) {
  const table = `scratch_${randomUUID().slice(0, 8)}`;
  const columns = 'id, other_id as otherId, note, at, open, bytes';
  const create =
    sql(`create table ${table} (id binary(16) primary key, other_id binary(16), note varchar(2000),
    at bigint not null, open smallint not null, bytes blob)`);
  await engine.batch([create.bind(engine.dialect, {})]);
  const insertRows = sql<{ rows: readonly ScratchRow[] }>(
    `insert into ${table} (id, other_id, note, at, open, bytes) values :rows*(id, otherId, note, at, open, bytes)`,
  );
  const byIds = sql<{ ids: readonly string[] }, ScratchRow>(
    `select ${columns} from ${table} where id in (:ids*) order by id`,
  );
  const everything = sql<Record<never, never>, ScratchRow>(`select ${columns} from ${table} order by id`);
  return {
    table,
    byIds,
    /** An insert of rows, to be run. */
    insert: (...rows: ScratchRow[]) => insertRows.bind(engine.dialect, { rows }),
    insertRows,
    setAt: sql<{ ids: readonly string[]; at: number }>(`update ${table} set at = :at where id in (:ids*)`),
    lockOne: sql<{ id: string }, { at: number }>(
      (d) => `select at from ${table} where id = :id ${d.forUpdate}`,
    ),
    /** All rows, as adapters read them. */
    all: async (reader: Engine = engine) => plain(await new SqlDatabase(reader).rows(everything, {})),
    find: async (...ids: string[]) => plain(await new SqlDatabase(engine).rows(byIds, { ids })),
  };
}

/** Rows that compare with object literals: a driver may make them without a prototype. */
export const plain = <R extends object>(rows: readonly R[]): R[] => rows.map((one) => ({ ...one }));

/** The error of a call, as the kernel translates it. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => assert.fail('the call must fail'),
    (error: unknown) => translate(error),
  );
}

/** What a call resolves to; an error breaks the promise under test. */
export async function resolved<T>(call: Promise<T>, promise: string): Promise<T> {
  return call.catch((error: unknown) => assert.fail(`${promise}: ${String(error)}`));
}

/** Fails if the call takes longer than two seconds: it waits for something. */
export async function promptly<T>(call: Promise<T>, promise: string): Promise<T> {
  call.catch(() => {});
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, 2_000, 'late');
  const first = await Promise.race([call.then((value) => ({ value })), late]);
  clearTimeout(timer);
  assert(first !== 'late', promise);
  return first.value;
}
