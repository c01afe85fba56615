import { SqliteDriver } from '@mikro-orm/sql';
import { Semaphore } from '../../../../application/kernel/concurrency/semaphore.ts';
import { sqlite } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import type { Value } from '../statement.ts';
import { SqliteConnection } from './connection.ts';
import { sqliteKyselyDialect, sqliteKyselyReplica } from './kysely-dialect.ts';
import { SharedTransactions } from './shared-transactions.ts';

/**
 * The embedded database: one write connection, used by one caller at a time, and one read connection that
 * writes do not block (WAL). `normal` survives kill −9 but not a power cut; `full` survives both.
 */
export function openSqlite(path: string, synchronous: 'off' | 'normal' | 'full'): Engine {
  const writer = new SqliteConnection(path, { readOnly: false, synchronous });
  const reader = new SqliteConnection(path, { readOnly: true, synchronous });
  const writing = new Semaphore(1);

  const transactions = new SharedTransactions(writer, writing);
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
    async close() {
      const release = await writing.acquire();
      await reader.close();
      await writer.close();
      release();
    },
  };
}
