import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Mutex } from '../../runtime/mutex.ts';
import type { Value } from '../statement.ts';
import type { SqliteConnection } from './connection.ts';

/** Gives the ORM a connection of ours; with a `queue`, whoever holds it holds the write connection alone. */
export const sqliteKyselyDialect = (connection: SqliteConnection, queue: Mutex | null): Dialect => ({
  createAdapter: () => new QueueingAdapter(),
  createDriver: () => new NodeSqliteDriver(connection, queue),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** The driver queues by itself; Kysely's own turns would not be given back when a transaction fails to start. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class Lent implements DatabaseConnection {
  readonly connection: SqliteConnection;
  readonly release: () => void;

  constructor(connection: SqliteConnection, release: () => void) {
    this.connection = connection;
    this.release = release;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = this.connection.run(query.sql, query.parameters as readonly Value[]);
    return affected === undefined ? { rows: rows as R[] } : { rows: [], numAffectedRows: BigInt(affected) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, nothing of ours streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported on the embedded database');
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #queue: Mutex | null;

  constructor(connection: SqliteConnection, queue: Mutex | null) {
    this.#connection = connection;
    this.#queue = queue;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lent> {
    return new Lent(this.#connection, this.#queue ? await this.#queue.acquire() : () => {});
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#connection.begin();
    } catch (error) {
      // Kysely would keep a connection whose transaction did not start, and with it everyone's turn to write.
      (connection as Lent).release();
      throw error;
    }
  }

  async commitTransaction(): Promise<void> {
    this.#connection.exec('commit');
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as Lent).release();
  }

  async destroy(): Promise<void> {}
}
