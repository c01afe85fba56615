import type { DatabaseUnderTest } from '../../../../src/contracts/database/index.ts';
import type { Mutant } from '../kill-mutants.ts';
import { raw, withDriverFault } from './faulty-engine.ts';
import { embedded, hasPool, hidingErrors, inDialect, inErrors, mutant, pooled } from './plant.ts';

const givenBack = 'failed transactions give their connections back';
const inTurn = 'more callers than connections wait their turn, and the wait is measured';
const duplicate = 'a duplicate key is a conflict';
const faultyStatement = 'a faulty statement is neither a conflict nor an outage';
const locked = 'transactions that lock a row run one after the other';
const skipped = 'a claim skips the rows that others have locked, and does not wait';
const deadlock = 'of two transactions in a deadlock one ends as a conflict, and the other commits';
const lockWait = 'waiting for a lock ends in time, and says that the database is unavailable';
const broken = 'a broken connection is unavailable, leaves nothing, and the next call succeeds';

export const conflictsMutants: readonly Mutant<DatabaseUnderTest>[] = [
  {
    title: 'keeps the connection of a failed transaction',
    killedBy: givenBack,
    plant(subject) {
      let failed = false;
      const kept: (() => Promise<void>)[] = [];
      const engine = withDriverFault(subject.engine, {
        async rollback(driver, connection) {
          failed = true;
          await driver.rollbackTransaction(connection);
        },
        async release(driver, connection) {
          if (failed) kept.push(() => driver.releaseConnection(connection));
          else await driver.releaseConnection(connection);
        },
      });
      const stop = async () => {
        for (const release of kept) await release();
        await subject.stop();
      };
      return { ...subject, engine, stop };
    },
  },
  mutant('refuses who would have to wait', inTurn, (engine) => {
    let busy = 0;
    return {
      ...withDriverFault(engine, {
        async begin(driver, connection) {
          busy++;
          await driver.beginTransaction(connection, {});
        },
      }),
      batch: (writes) =>
        busy > 0 ? Promise.reject(new Error('Queue limit reached.')) : engine.batch(writes),
    };
  }),
  mutant('measures no wait', inTurn, (engine) => ({ ...engine, waited: () => 0 })),
  inErrors(hidingErrors(duplicate, 'hides that a key is a duplicate', 'ER_DUP_ENTRY', 1555, 2067)),
  inErrors(hidingErrors(deadlock, 'hides that there was a deadlock', 'ER_LOCK_DEADLOCK'), pooled),
  inErrors(
    hidingErrors(lockWait, 'hides that a lock was held for too long', 'ER_LOCK_WAIT_TIMEOUT', 5),
    pooled,
  ),
  mutant('calls every error an outage', faultyStatement, (engine) => ({
    ...engine,
    batch: (writes) =>
      engine
        .batch(writes)
        .catch(() => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNRESET' }))),
  })),
  pooled('waits for a lock without limit', lockWait, (engine) => ({
    ...engine,
    batch: (writes) =>
      engine.batch(writes).catch(async (error: { code?: string }) => {
        if (error.code !== 'ER_LOCK_WAIT_TIMEOUT') throw error;
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        throw error;
      }),
  })),
  { ...inDialect('drops the lock of a read', locked, { forUpdate: '' }), appliesTo: hasPool },
  embedded('begins without the write lock', locked, (engine) =>
    withDriverFault(engine, {
      begin: async (_, connection) => void (await connection.executeQuery(raw('begin'))),
    }),
  ),
  {
    ...inDialect('waits for locked rows instead of skipping them', skipped, {
      forUpdateSkipLocked: (alias) => `for update of ${alias}`,
    }),
    appliesTo: hasPool,
  },
  {
    ...inDialect('claims rows that others have locked', skipped, { forUpdateSkipLocked: () => '' }),
    appliesTo: hasPool,
  },
  pooled('goes on after a broken connection as if nothing were', broken, (engine) =>
    withDriverFault(engine, { query: (query, next) => next(query).catch(() => ({ rows: [] })) }),
  ),
];
