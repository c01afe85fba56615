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

const dialect = (createDriver: () => Driver): Dialect => ({
  createAdapter: () => new QueueingAdapter(),
  createDriver,
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** Lends the ORM the write connection, which only the holder of `writing` uses. */
export const sqliteKyselyDialect = (writer: SqliteConnection, writing: Semaphore): Dialect =>
  dialect(() => new WriterDriver(writer, writing));

/** Lends the ORM what reads outside transactions. */
export const sqliteKyselyReplica = (reading: Reading): Dialect => dialect(() => new ReadingDriver(reading));

/** Queueing is left to the driver: Kysely's own queue keeps its slot when a transaction fails to start. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

type Reading = Pick<SqliteConnection, 'run'>;

class Lent implements DatabaseConnection {
  readonly connection: Reading;
  readonly release: () => void;

  constructor(connection: Reading, release: () => void) {
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

class WriterDriver implements Driver {
  readonly #writer: SqliteConnection;
  readonly #writing: Semaphore;

  constructor(writer: SqliteConnection, writing: Semaphore) {
    this.#writer = writer;
    this.#writing = writing;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lent> {
    return new Lent(this.#writer, await this.#writing.acquire());
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#writer.begin();
    } catch (error) {
      // Kysely keeps a connection whose transaction did not start, which would block all further writes.
      (connection as Lent).release();
      throw error;
    }
  }

  async commitTransaction(): Promise<void> {
    this.#writer.exec('commit');
  }

  async rollbackTransaction(): Promise<void> {
    this.#writer.rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as Lent).release();
  }

  async destroy(): Promise<void> {}
}

const noTransactions = async (): Promise<never> => {
  throw new Error('Transactions need the write connection');
};

class ReadingDriver implements Driver {
  readonly #reading: Reading;
  readonly beginTransaction = noTransactions;
  readonly commitTransaction = noTransactions;
  readonly rollbackTransaction = noTransactions;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lent> {
    return new Lent(this.#reading, () => {});
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}
