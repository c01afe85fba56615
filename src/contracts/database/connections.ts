import assert from 'node:assert/strict';
import { Unavailable } from '../../application/kernel/errors.ts';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { databaseCase, errorOf, promptly, resolved, row, scratch } from './subject.ts';
import { inTransaction, Transaction } from './transaction.ts';

const nonsense = sql('insert into no_such_table values (1)');
const isUnavailable = async (call: Promise<unknown>) => {
  const error = await errorOf(call);
  assert(error instanceof Unavailable, `Unavailable, not ${String(error)}`);
};

export const connectionCases = [
  databaseCase('failed transactions give their connections back', async ({ engine, connections = 1 }) => {
    const { insert, all } = await scratch(engine);
    const fails = async (call: Promise<unknown>) => {
      const failed = call.then(
        () => assert.fail('the statement is faulty'),
        () => {},
      );
      await promptly(failed, 'it waits for a connection that nobody uses');
    };
    for (let i = 0; i < connections + 2; i++) {
      await fails(engine.batch([nonsense.bind(engine.dialect, {})]));
      await fails(inTransaction(engine, (one) => one.write(nonsense, {})));
    }
    await promptly(engine.batch([insert(row())]), 'a connection is free');
    assert.equal((await all()).length, 1);
  }),

  databaseCase('more callers than connections wait their turn, and the wait is measured', async (subject) => {
    const { engine, connections = 1 } = subject;
    const { insert, all } = await scratch(engine);
    const busy: Transaction[] = [];
    while (busy.length < connections) busy.push(await Transaction.begin(engine));
    let stored = false;
    const waiting = engine.batch([insert(row())]).then(() => {
      stored = true;
    });
    waiting.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 60));
    const [waited, pool] = [engine.waited('command'), engine.pool?.()];
    for (const transaction of busy) await transaction.commit();
    await promptly(resolved(waiting, 'a caller waits for a connection'), 'the waiting caller gets its turn');
    assert.equal(stored, true);
    assert(waited >= 30, `a wait of 60 ms is measured as ${waited}`);
    if (pool) assert.equal(pool.waiting, 1);
    assert.equal(engine.waited('command'), 0);
    assert.equal((await all()).length, 1);
  }),

  databaseCase(
    'waiting for a lock ends in time, and says that the database is unavailable',
    async ({ engine, another, lockWaitMs }) => {
      const { insert, setAt } = await scratch(engine);
      const one = row();
      await engine.batch([insert(one)]);
      const other = await another();
      const holder = await Transaction.begin(other);
      try {
        await holder.write(setAt, { ids: [one.id], at: 1 });
        const from = performance.now();
        await isUnavailable(engine.batch([setAt.bind(engine.dialect, { ids: [one.id], at: 2 })]));
        assert(performance.now() - from < lockWaitMs + 2_000, `the wait takes longer than ${lockWaitMs} ms`);
      } finally {
        await holder.rollback();
        await other.close();
      }
    },
    'lockWaitMs',
  ),

  databaseCase(
    'a broken connection is unavailable, leaves nothing, and the next call succeeds',
    async ({ engine, cut }) => {
      const { insert, insertRows, all } = await scratch(engine);
      const transaction = await Transaction.begin(engine);
      await transaction.write(insertRows, { rows: [row()] });
      await cut();
      await isUnavailable(transaction.write(insertRows, { rows: [row()] }));
      await transaction.rollback().catch(() => {});
      await resolved(engine.batch([insert(row({ note: 'after' }))]), 'the next call succeeds');
      assert.deepEqual(
        (await all()).map(({ note }) => note),
        ['after'],
      );
    },
    'cut',
  ),
];
