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
import type { Semaphore } from '../../runtime/semaphore.ts';
import type { Value } from '../statement.ts';
import type { SqliteConnection } from './connection.ts';

/** Gives the ORM a connection of ours; with a `writer` semaphore, its holder has the write connection alone. */
export const sqliteKyselyDialect = (connection: SqliteConnection, writer: Semaphore | null): Dialect => ({
  createAdapter: () => new QueueingAdapter(),
  createDriver: () => new NodeSqliteDriver(connection, writer),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** The driver queues by itself: Kysely's own queue keeps its slot when a transaction fails to start. */
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

  // biome-ignore lint/correctness/useYield: the interface requires it, nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported on the embedded database');
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #writer: Semaphore | null;

  constructor(connection: SqliteConnection, writer: Semaphore | null) {
    this.#connection = connection;
    this.#writer = writer;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lent> {
    return new Lent(this.#connection, this.#writer ? await this.#writer.acquire() : () => {});
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#connection.begin();
    } catch (error) {
      // Kysely keeps a connection whose transaction did not start, and nobody could write any more.
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
