import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Unavailable } from '../../application/kernel/errors.ts';
import { TransactionConflict } from '../../infrastructure/kernel/database/errors.ts';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { databaseCase, errorOf, promptly, resolved, row, scratch } from './subject.ts';
import { inTransaction, Transaction } from './transaction.ts';

/** Fails unless the call ends as one that may be repeated. */
const conflicts = async (call: Promise<unknown>) => {
  const error = await errorOf(call);
  assert(error instanceof TransactionConflict, `a TransactionConflict, not ${String(error)}`);
};
export const conflictCases = [
  databaseCase('a duplicate key is a conflict', async ({ engine }) => {
    const { insert, insertRows, all } = await scratch(engine);
    const one = row();
    await engine.batch([insert(one)]);
    await conflicts(engine.batch([insert(one)]));
    await conflicts(engine.batch([insert(row()), insert(one)]));
    await conflicts(inTransaction(engine, (again) => again.write(insertRows, { rows: [one] })));
    assert.deepEqual(await all(), [one]);
  }),

  databaseCase('a faulty statement is neither a conflict nor an outage', async ({ engine }) => {
    for (const call of [
      () => engine.batch([{ text: 'insert into no_such_table values (1)', values: [] }]),
      () => engine.read({ text: 'select nothing from nowhere', values: [] }),
    ]) {
      const error = await errorOf(call());
      assert(!(error instanceof TransactionConflict || error instanceof Unavailable), String(error));
    }
  }),

  databaseCase('transactions that lock a row run one after the other', async ({ engine, another }) => {
    const { insert, lockOne, setAt, all } = await scratch(engine);
    const one = row();
    await engine.batch([insert(one)]);
    const other = await another();
    const increment = (on: typeof engine) =>
      inTransaction(on, async (transaction) => {
        const [found] = await transaction.rows(lockOne, { id: one.id });
        await wait(1);
        await transaction.write(setAt, { ids: [one.id], at: found!.at + 1 });
      });
    try {
      const both = Array.from({ length: 12 }, (_, i) => increment(i % 2 === 0 ? engine : other));
      await resolved(Promise.all(both), 'a lock excludes others without a conflict');
      assert.equal((await all())[0]?.at, 12, 'no increment is lost');
    } finally {
      await other.close();
    }
  }),

  databaseCase(
    'a claim skips the rows that others have locked, and does not wait',
    async ({ engine }) => {
      const { table, insert } = await scratch(engine);
      const rows = [row(), row(), row(), row()].sort((a, b) => (a.id < b.id ? -1 : 1));
      await engine.batch([insert(...rows)]);
      const claim = sql<Record<never, never>, { id: Uint8Array }>(
        (d) => `select s.id from ${table} s order by s.id limit 2 ${d.forUpdateSkipLocked('s')}`,
      );
      const [first, second] = [await Transaction.begin(engine), await Transaction.begin(engine)];
      try {
        const claimed = async (by: Transaction) =>
          (await promptly(by.rows(claim, {}), 'the claim waits')).map(({ id }) =>
            Buffer.from(id).toString('hex'),
          );
        const taken = [...(await claimed(first)), ...(await claimed(second))];
        assert.deepEqual(
          taken,
          rows.map(({ id }) => id.replaceAll('-', '')),
        );
      } finally {
        await first.rollback();
        await second.rollback();
      }
    },
    'connections',
  ),

  databaseCase(
    'of two transactions in a deadlock one ends as a conflict, and the other commits',
    async ({ engine }) => {
      const { insert, setAt, all } = await scratch(engine);
      const [one, two] = [row(), row()];
      await engine.batch([insert(one, two)]);
      const turns = Promise.withResolvers<void>();
      let locked = 0;
      const cross = (from: string, to: string, at: number) =>
        inTransaction(engine, async (transaction) => {
          await transaction.write(setAt, { ids: [from], at });
          if (++locked === 2) turns.resolve();
          await turns.promise;
          await transaction.write(setAt, { ids: [to], at });
        });
      const ends = await Promise.allSettled([cross(one.id, two.id, 1), cross(two.id, one.id, 2)]);
      const lost = ends.filter((end) => end.status === 'rejected');
      assert.equal(lost.length, 1, 'one transaction commits');
      await conflicts(Promise.reject(lost[0]!.reason));
      const at = ends[0]!.status === 'fulfilled' ? 1 : 2;
      assert.deepEqual(
        (await all()).map((found) => found.at),
        [at, at],
      );
    },
    'connections',
  ),
];
