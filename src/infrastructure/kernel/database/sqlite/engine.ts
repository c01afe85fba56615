import { SqliteDriver } from '@mikro-orm/sql';
import { timeSlice } from '../../../../application/kernel/time-slice.ts';
import { Mutex } from '../../runtime/mutex.ts';
import { sqlite } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import { SqliteConnection } from './connection.ts';
import { sqliteKyselyDialect } from './kysely-dialect.ts';

/**
 * The embedded database: one writer, taken in turn, and a second connection for reads, which a write does not
 * block (WAL). `normal` survives kill −9 but not a power cut; `full` survives both.
 */
export function openSqlite(path: string, synchronous: 'off' | 'normal' | 'full'): Engine {
  const writer = new SqliteConnection(path, { readOnly: false, synchronous });
  const reader = new SqliteConnection(path, { readOnly: true, synchronous });
  const queue = new Mutex();

  return {
    dialect: sqlite,
    read: async ({ text, values }) => reader.run(text, values).rows,
    joined: () => null,
    ormDriver: SqliteDriver,
    kyselyDialect: () => sqliteKyselyDialect(writer, queue),
    kyselyReplica: () => sqliteKyselyDialect(reader, null),
    async batch(writes) {
      const release = await queue.acquire();
      try {
        await writer.begin();
        try {
          const turn = timeSlice();
          for (const { text, values } of writes) {
            writer.run(text, values);
            // The queue is ours until the end: nobody else writes into this transaction.
            const others = turn();
            if (others) await others;
          }
          writer.exec('commit');
        } catch (error) {
          writer.rollback();
          throw error;
        }
      } finally {
        release();
      }
    },
    waited: (kind) => (kind === 'command' ? queue.waited() : 0),
    async close() {
      const release = await queue.acquire();
      await reader.close();
      await writer.close();
      release();
    },
  };
}
