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
import type { Semaphore } from '../../../../application/kernel/concurrency/semaphore.ts';
import type { Value } from '../statement.ts';
import type { SqliteConnection } from './connection.ts';

/** Lends the ORM one of our connections. With a `writer` semaphore, only its holder uses the write connection. */
export const sqliteKyselyDialect = (connection: SqliteConnection, writer: Semaphore | null): Dialect => ({
  createAdapter: () => new QueueingAdapter(),
  createDriver: () => new NodeSqliteDriver(connection, writer),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** Queueing is left to the driver: Kysely's own queue keeps its slot when a transaction fails to start. */
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
    throw new Error('The embedded database does not support streaming');
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
      // Kysely keeps a connection whose transaction did not start, which would block all further writes.
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
