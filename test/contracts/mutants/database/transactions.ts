import type { DatabaseUnderTest } from '../../../../src/contracts/database/index.ts';
import type { Row } from '../../../../src/infrastructure/kernel/database/engine.ts';
import type { BoundStatement } from '../../../../src/infrastructure/kernel/database/statement.ts';
import type { Mutant } from '../kill-mutants.ts';
import { raw, withDriverFault } from './faulty-engine.ts';
import { inDriver, mutant, pooled } from './plant.ts';

const committed = 'what is committed is there when the commit resolves, and after a restart';
const rolledBack = 'a rollback leaves nothing';
const batchOrder = 'a batch is stored whole, in its order';
const batchFails = 'a batch that fails leaves nothing, and the next one is stored';
const together = 'batches at the same moment are each stored or refused alone';
const isolated = 'a transaction reads its own writes, and nobody else does before the commit';
const readsGoOn = 'reads do not wait for a transaction that writes';
const fresh = 'a read sees all that was committed before it';
const readCommitted = 'a transaction reads what others have committed since it began';
const counted = 'a write counts the rows that it matched, changed or not';

export const transactionsMutants: readonly Mutant<DatabaseUnderTest>[] = [
  inDriver('rolls back when it should commit', committed, () => ({
    commit: (driver, connection) => driver.rollbackTransaction(connection),
  })),
  inDriver('commits after the commit has resolved', committed, () => {
    let committing: Promise<void> = Promise.resolve();
    return {
      async commit(driver, connection) {
        committing = new Promise<void>((resolve) => setTimeout(resolve, 300)).then(() =>
          driver.commitTransaction(connection),
        );
      },
      release: (driver, connection) => committing.then(() => driver.releaseConnection(connection)),
    };
  }),
  inDriver('commits when it should roll back', rolledBack, () => ({
    rollback: (driver, connection) => driver.commitTransaction(connection),
  })),
  inDriver('opens no transaction', rolledBack, () => ({
    begin: async () => {},
    commit: async () => {},
    rollback: async () => {},
  })),
  mutant('stores a batch in the reverse order', batchOrder, (engine) => ({
    ...engine,
    batch: (writes) => engine.batch(writes.toReversed()),
  })),
  mutant('stores only the first of a batch', batchOrder, (engine) => ({
    ...engine,
    batch: (writes) => engine.batch(writes.slice(0, 1)),
  })),
  mutant('stores a batch one by one', batchFails, (engine) => ({
    ...engine,
    async batch(writes) {
      for (const write of writes) await engine.batch([write]);
    },
  })),
  mutant('refuses all batches of a moment for the fault of one', together, (engine) => {
    let waiting: BoundStatement[] = [];
    let stored: Promise<void> | undefined;
    return {
      ...engine,
      batch(writes) {
        waiting.push(...writes);
        stored ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
          const all = waiting;
          [waiting, stored] = [[], undefined];
          return engine.batch(all);
        });
        return stored;
      },
    };
  }),
  mutant('lets readers see what is not committed', isolated, (engine) => {
    let latest: ((bound: BoundStatement) => Promise<Row[]>) | undefined;
    return {
      ...withDriverFault(engine, {
        async begin(driver, connection) {
          await driver.beginTransaction(connection, {});
          latest = async ({ text, values }) => [
            ...(await connection.executeQuery<Row>({ ...raw(text), parameters: values })).rows,
          ];
        },
      }),
      read: (bound) => (latest ?? engine.read)(bound),
    };
  }),
  mutant('lets readers wait for writers', readsGoOn, (engine) => {
    let writing: PromiseWithResolvers<void> | undefined;
    const end = () => writing?.resolve();
    return {
      ...withDriverFault(engine, {
        async begin(driver, connection) {
          writing = Promise.withResolvers();
          await driver.beginTransaction(connection, {});
        },
        commit: (driver, connection) => driver.commitTransaction(connection).finally(end),
        rollback: (driver, connection) => driver.rollbackTransaction(connection).finally(end),
      }),
      async read(bound) {
        await writing?.promise;
        return engine.read(bound);
      },
    };
  }),
  mutant('answers a read from a copy that lags behind', fresh, (engine) => {
    const copies = new Map<string, Promise<Row[]>>();
    return {
      ...engine,
      read(bound) {
        const key = JSON.stringify(bound);
        const copy = copies.get(key) ?? engine.read(bound);
        copies.set(key, copy);
        return copy.then((rows) => rows.map((row) => ({ ...row })));
      },
    };
  }),
  pooled('reads repeatably', readCommitted, (engine) =>
    withDriverFault(engine, {
      async begin(driver, connection) {
        await connection.executeQuery(raw('set transaction isolation level repeatable read'));
        await driver.beginTransaction(connection, {});
      },
    }),
  ),
  inDriver('says that every write affected one row', counted, () => ({
    query: async (query, next) => ({ ...(await next(query)), numAffectedRows: 1n }),
  })),
  pooled('counts only the rows whose values changed', counted, (engine) =>
    withDriverFault(engine, {
      async query(query, next) {
        const result = await next(query);
        const { numChangedRows } = result;
        const isUpdate = query.sql.startsWith('update');
        return isUpdate && numChangedRows !== undefined
          ? { ...result, numAffectedRows: numChangedRows }
          : result;
      },
    }),
  ),
];
