import assert from 'node:assert/strict';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { databaseCase, promptly, resolved, row, scratch } from './subject.ts';
import { inTransaction, Transaction } from './transaction.ts';

const nonsense = sql('insert into no_such_table values (1)');

export const transactionCases = [
  databaseCase(
    'what is committed is there when the commit resolves, and after a restart',
    async (subject) => {
      const { engine, another } = subject;
      const { insertRows, all } = await scratch(engine);
      const kept = row({ note: 'kept' });
      await inTransaction(engine, (one) => one.write(insertRows, { rows: [kept] }));
      assert.deepEqual(await all(), [kept]);
      for (let i = 0; i < 2; i++) {
        const other = await another();
        assert.deepEqual(await all(other).finally(() => other.close()), [kept]);
      }
    },
  ),

  databaseCase('a rollback leaves nothing', async ({ engine }) => {
    const { insert, insertRows, setAt, all } = await scratch(engine);
    const old = row({ at: 1 });
    await engine.batch([insert(old)]);
    const transaction = await Transaction.begin(engine);
    await transaction.write(insertRows, { rows: [row()] });
    await transaction.write(setAt, { ids: [old.id], at: 2 });
    await transaction.rollback();
    assert.deepEqual(await all(), [old]);
  }),

  databaseCase('a batch is stored whole, in its order', async ({ engine }) => {
    const { table, insert, all } = await scratch(engine);
    const one = row({ at: 1 });
    const next = sql<{ from: number }>(`update ${table} set at = at * 10 + :from where at <> :from`);
    await engine.batch([insert(one), ...[2, 3, 4].map((from) => next.bind(engine.dialect, { from }))]);
    assert.deepEqual(await all(), [{ ...one, at: 1234 }]);
  }),

  databaseCase('a batch that fails leaves nothing, and the next one is stored', async ({ engine }) => {
    const { insert, all } = await scratch(engine);
    const [lost, kept] = [row(), row()];
    await assert.rejects(engine.batch([insert(lost), nonsense.bind(engine.dialect, {}), insert(row())]));
    assert.deepEqual(await all(), []);
    await resolved(engine.batch([insert(kept)]), 'the next batch is stored');
    assert.deepEqual(await all(), [kept]);
  }),

  databaseCase('batches at the same moment are each stored or refused alone', async ({ engine }) => {
    const { insert, all } = await scratch(engine);
    const [kept, also, last] = [row({ at: 1 }), row({ at: 2 }), row({ at: 3 })];
    const ends = await Promise.allSettled([
      engine.batch([insert(kept)]),
      engine.batch([insert(row()), nonsense.bind(engine.dialect, {})]),
      engine.batch([insert(also)]),
      engine.batch([insert(row()), insert(kept)]),
      engine.batch([insert(last)]),
    ]);
    assert.deepEqual(
      ends.map(({ status }) => status === 'fulfilled'),
      [true, false, true, false, true],
    );
    const stored = (await all()).sort((a, b) => a.at - b.at);
    assert.deepEqual(stored, [kept, also, last]);
  }),

  databaseCase(
    'a transaction reads its own writes, and nobody else does before the commit',
    async (subject) => {
      const { engine } = subject;
      const { insertRows, byIds, all } = await scratch(engine);
      const other = await subject.another();
      const one = row();
      const transaction = await Transaction.begin(engine);
      try {
        await transaction.write(insertRows, { rows: [one] });
        assert.equal((await transaction.rows(byIds, { ids: [one.id] })).length, 1);
        assert.deepEqual([await all(), await all(other)], [[], []]);
        await transaction.commit();
        assert.deepEqual([await all(), await all(other)], [[one], [one]]);
      } finally {
        await transaction.rollback().catch(() => {});
        await other.close();
      }
    },
  ),

  databaseCase('reads do not wait for a transaction that writes', async ({ engine }) => {
    const { insert, setAt, all } = await scratch(engine);
    const old = row();
    await engine.batch([insert(old)]);
    await inTransaction(engine, async (transaction) => {
      await transaction.write(setAt, { ids: [old.id], at: 1 });
      assert.deepEqual(await promptly(all(), 'the read waits'), [old]);
    });
  }),

  databaseCase('a read sees all that was committed before it', async ({ engine, another }) => {
    const { insert, setAt, all } = await scratch(engine);
    const one = row();
    await engine.batch([insert(one)]);
    const other = await another();
    try {
      for (let at = 1; at <= 20; at++) {
        await engine.batch([setAt.bind(engine.dialect, { ids: [one.id], at })]);
        for (const reader of [engine, other]) assert.equal((await all(reader))[0]?.at, at);
      }
    } finally {
      await other.close();
    }
  }),

  databaseCase(
    'a transaction reads what others have committed since it began',
    async ({ engine }) => {
      const { insert, setAt, byIds } = await scratch(engine);
      const one = row();
      await engine.batch([insert(one)]);
      await inTransaction(engine, async (transaction) => {
        const at = async () => (await transaction.rows(byIds, { ids: [one.id] }))[0]?.at;
        assert.equal(await at(), 0);
        await engine.batch([setAt.bind(engine.dialect, { ids: [one.id], at: 1 })]);
        assert.equal(await at(), 1);
      });
    },
    'connections',
  ),

  databaseCase('a write counts the rows that it matched, changed or not', async ({ engine }) => {
    const { table, insert, setAt } = await scratch(engine);
    const rows = [row({ at: 7 }), row({ at: 1 })];
    await engine.batch([insert(...rows)]);
    const ids = [...rows.map(({ id }) => id), row().id];
    await inTransaction(engine, async (transaction) => {
      assert.equal(await transaction.write(setAt, { ids, at: 7 }), 2);
      assert.equal(await transaction.write(setAt, { ids: [row().id], at: 7 }), 0);
      assert.equal(await transaction.write(sql(`delete from ${table}`), {}), 2);
    });
  }),
];
