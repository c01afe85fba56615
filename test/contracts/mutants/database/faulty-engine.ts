import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Dialect as KyselyDialect,
  type QueryResult,
} from 'kysely';
import type { Engine } from '../../../../src/infrastructure/kernel/database/engine.ts';

/** What a faulty driver does instead of beginning, committing, rolling back or querying. */
export interface DriverFault {
  begin?(driver: Driver, connection: DatabaseConnection): Promise<void>;
  commit?(driver: Driver, connection: DatabaseConnection): Promise<void>;
  rollback?(driver: Driver, connection: DatabaseConnection): Promise<void>;
  release?(driver: Driver, connection: DatabaseConnection): Promise<void>;
  query?(
    query: CompiledQuery,
    next: (query: CompiledQuery) => Promise<QueryResult<unknown>>,
  ): Promise<QueryResult<unknown>>;
}

class FaultyConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #fault: DriverFault;

  constructor(inner: DatabaseConnection, fault: DriverFault) {
    this.inner = inner;
    this.#fault = fault;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const next = (query: CompiledQuery) => this.inner.executeQuery<unknown>(query);
    return (await (this.#fault.query ?? ((query) => next(query)))(query, next)) as QueryResult<R>;
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

function faultyDriver(driver: Driver, fault: DriverFault): Driver {
  const inner = (connection: DatabaseConnection) => (connection as FaultyConnection).inner;
  return {
    init: () => driver.init(),
    acquireConnection: async () => new FaultyConnection(await driver.acquireConnection(), fault),
    beginTransaction: (lent, settings) =>
      fault.begin?.(driver, inner(lent)) ?? driver.beginTransaction(inner(lent), settings),
    commitTransaction: (lent) => fault.commit?.(driver, inner(lent)) ?? driver.commitTransaction(inner(lent)),
    rollbackTransaction: (lent) =>
      fault.rollback?.(driver, inner(lent)) ?? driver.rollbackTransaction(inner(lent)),
    releaseConnection: (lent) =>
      fault.release?.(driver, inner(lent)) ?? driver.releaseConnection(inner(lent)),
    destroy: () => driver.destroy(),
  };
}

/** The engine with a fault in the transactions of the unit of work. */
export const withDriverFault = (engine: Engine, fault: DriverFault): Engine => ({
  ...engine,
  kyselyDialect(): KyselyDialect {
    const dialect = engine.kyselyDialect();
    return {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => faultyDriver(dialect.createDriver(), fault),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    };
  },
});

export const raw = (text: string) => CompiledQuery.raw(text);
