import assert from 'node:assert/strict';
import { TransactionConflict } from '../../infrastructure/kernel/database/errors.ts';
import { SqlDatabase } from '../../infrastructure/kernel/database/sql-database.ts';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { databaseCase, errorOf, resolved, row, scratch } from './subject.ts';
import { inTransaction } from './transaction.ts';

type Keyed = { id: string; at: number };

export const dialectCases = [
  databaseCase('insertIgnore and updateIgnore skip rows whose key exists', async ({ engine }) => {
    const { table, insert, all } = await scratch(engine);
    const [old, other, added] = [row({ at: 1 }), row({ at: 2 }), row({ at: 3 })];
    await engine.batch([insert(old, other)]);
    const add = sql<{ rows: readonly Keyed[] }>(
      (d) => `${d.insertIgnore} into ${table} (id, at, open) values :rows*(id, at, open)`,
    );
    const rows = [{ ...old, at: 9 }, added].map(({ id, at }) => ({ id, at, open: 0 }));
    const adding = inTransaction(engine, (one) => one.write(add, { rows }));
    assert.equal(await resolved(adding, 'a key that exists is no error'), 1);
    const move = sql<{ fromId: string; toId: string }>(
      (d) => `${d.updateIgnore} ${table} set id = :toId where id = :fromId`,
    );
    await engine.batch([move.bind(engine.dialect, { fromId: other.id, toId: old.id })]);
    const found = (await all()).map(({ id, at }) => ({ id, at }));
    assert.deepEqual(
      found.sort((a, b) => a.at - b.at),
      [old, other, added].map(({ id, at }) => ({ id, at })),
    );
  }),

  databaseCase('an upsert inserts a row, or changes the one that has its key', async ({ engine }) => {
    const { table, all } = await scratch(engine);
    const put = sql<{ id: string; at: number }>(
      (d) =>
        `insert into ${table} (id, at, open) values (:id, :at, 0) ${d.upsert('id', `at = ${table}.at + new.at`)}`,
    );
    const { id } = row();
    for (const at of [1, 20, 300]) await engine.batch([put.bind(engine.dialect, { id, at })]);
    assert.deepEqual(
      (await all()).map((one) => [one.id, one.at]),
      [[id, 321]],
    );
  }),

  databaseCase(
    'assertExists is a conflict unless the row is there, and nothing of its batch is stored',
    async ({ engine }) => {
      await engine.batch([
        {
          text: `create table if not exists required_rows (present integer not null primary key,
          constraint required_row_is_missing check (present = 1))`,
          values: [],
        },
      ]);
      const { table, insert, all } = await scratch(engine);
      const there = row();
      await engine.batch([insert(there)]);
      const needs = sql<{ id: string }>((d) => d.assertExists(`select 1 from ${table} where id = :id`));
      const [kept, lost, missing] = [row(), row(), row()];
      await engine.batch([needs.bind(engine.dialect, { id: there.id }), insert(kept)]);
      const error = await errorOf(
        engine.batch([insert(lost), needs.bind(engine.dialect, { id: missing.id })]),
      );
      assert(error instanceof TransactionConflict, `a TransactionConflict, not ${String(error)}`);
      assert.deepEqual(new Set((await all()).map(({ id }) => id)), new Set([there.id, kept.id]));
    },
  ),

  databaseCase('joinNewest joins the newest rows of each', async ({ engine }) => {
    const { table, insert } = await scratch(engine);
    const index = `${table}_newest`;
    await engine.batch([{ text: `create index ${index} on ${table} (other_id, id)`, values: [] }]);
    const id = (n: number) => `0190c0de-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
    const [ann, ben, cat] = [id(1), id(2), id(3)];
    const of = (otherId: string, ...numbers: number[]) =>
      numbers.map((n) => row({ id: id(n), otherId, at: n }));
    await engine.batch([
      insert(...[ann, ben, cat].map((one) => row({ id: one })), ...of(ann, 10, 11, 12, 13), ...of(ben, 20)),
    ]);
    const newest = (floor?: string) =>
      sql<{ ids: readonly string[] }, { ownerId: string; at: number }>(
        (d) =>
          `select o.id as ownerId, n.at from ${table} o ${d.joinNewest({
            ...{ table, alias: 'n', by: 'other_id', index, columns: ['id', 'at'], limit: '2' },
            where: (alias) => `${alias}.other_id = o.id`,
            ...(floor !== undefined && { floor }),
          })} where o.id in (:ids*) order by o.id, n.at desc`,
      );
    const database = new SqlDatabase(engine);
    const ids = [ann, ben, cat];
    const found = async (floor?: string) =>
      (await database.rows(newest(floor), { ids })).map(({ ownerId, at }) => [ownerId, at]);
    const newestTwo = [
      [ann, 13],
      [ann, 12],
      [ben, 20],
    ];
    assert.deepEqual(await found(), newestTwo);
    // The floor is a hint: an engine may read below it, but misses nothing from it on.
    assert.deepEqual(await found(`(select f.id from ${table} f where f.at = 12)`), newestTwo);
  }),

  databaseCase('rowList finds rows by several columns at once', async ({ engine }) => {
    const { table, insert } = await scratch(engine);
    const rows = [row({ at: 1 }), row({ at: 2 }), row({ at: 3 })];
    await engine.batch([insert(...rows)]);
    const among = sql<{ keys: readonly Keyed[] }, { at: number }>(
      (d) => `select at from ${table} where (id, at) in ${d.rowList(':keys*(id, at)')} order by at`,
    );
    const keys = [rows[0]!, { ...rows[1]!, at: 9 }, rows[2]!].map(({ id, at }) => ({ id, at }));
    assert.deepEqual(
      (await engine.read(among.bind(engine.dialect, { keys }))).map(({ at }) => at),
      [1, 3],
    );
  }),

  databaseCase('an insert of many rows stores each of them once', async ({ engine }) => {
    const { insertRows, all } = await scratch(engine);
    const rows = Array.from({ length: 43 }, (_, at) => row({ at }));
    await engine.batch(insertRows.bindWrites(engine.dialect, { rows }));
    const found = (await all()).map(({ id, at }) => ({ id, at }));
    assert.deepEqual(
      found.sort((a, b) => a.at - b.at),
      rows.map(({ id, at }) => ({ id, at })),
    );
  }),
];
