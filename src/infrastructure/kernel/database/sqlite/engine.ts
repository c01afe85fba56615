import { SqliteDriver } from '@mikro-orm/sql';
import { Semaphore } from '../../../../application/kernel/concurrency/semaphore.ts';
import { timeSlice } from '../../../../application/kernel/concurrency/time-slice.ts';
import { sqlite } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import { SharedTransactions } from '../shared-transactions.ts';
import type { BoundStatement, Value } from '../statement.ts';
import { SqliteConnection } from './connection.ts';
import { sqliteKyselyDialect, sqliteKyselyReplica } from './kysely-dialect.ts';

/**
 * The embedded database: one write connection, used by one caller at a time, and one read connection that
 * writes do not block (WAL). `normal` survives kill −9 but not a power cut; `full` survives both.
 */
export function openSqlite(path: string, synchronous: 'off' | 'normal' | 'full'): Engine {
  const writer = new SqliteConnection(path, { readOnly: false, synchronous });
  const reader = new SqliteConnection(path, { readOnly: true, synchronous });
  const writing = new Semaphore(1);

  const transactions = new SharedTransactions({
    acquire: () => writing.acquire(),
    store: (writes) => inOneTransaction(writer, writes),
  });
  const reading = {
    // The pages that the writer has changed are in its cache, and the reader would have to fetch them from the log. Only
    // outside transactions, so that nobody reads what is not committed.
    run: (text: string, values: readonly Value[]) => (writing.isFree ? writer : reader).run(text, values),
  };

  return {
    dialect: sqlite,
    read: async ({ text, values }) => reading.run(text, values).rows,
    joined: () => null,
    ormDriver: SqliteDriver,
    kyselyDialect: () => sqliteKyselyDialect(writer, writing),
    kyselyReplica: () => sqliteKyselyReplica(reading),
    batch: (writes) => transactions.add(writes),
    waited: (kind) => (kind === 'command' ? writing.longestWait() : 0),
    async ping() {
      reading.run('select 1', []);
    },
    async close() {
      const release = await writing.acquire();
      await reader.close();
      await writer.close();
      release();
    },
  };
}

async function inOneTransaction(writer: SqliteConnection, writes: readonly BoundStatement[]): Promise<void> {
  await writer.begin();
  try {
    const yieldIfDue = timeSlice();
    for (const { text, values } of writes) {
      writer.run(text, values);
      // The semaphore keeps other writers out of this transaction during the pause.
      const pause = yieldIfDue();
      if (pause) await pause;
    }
    writer.exec('commit');
  } catch (error) {
    writer.rollback();
    throw error;
  }
}
