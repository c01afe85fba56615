import type { CompiledQuery, DatabaseConnection, Dialect } from 'kysely';
import type { Engine } from '../database/engine.ts';
import type { Spans } from './spans.ts';

const mostText = 1_000;

/** A span for each statement inside a traced call, and for each transaction that is sent as one text. */
export function tracedEngine(engine: Engine, spans: Spans): Engine {
  const system = { 'db.system.name': engine.dialect.name };
  const statement = <T>(text: string, isWithoutValues: boolean, run: () => Promise<T>): Promise<T> => {
    const [word = ''] = text.trimStart().split(/\s/, 1);
    const query = isWithoutValues ? { 'db.query.text': text.trim().slice(0, mostText) } : {};
    return spans.inner(`sql ${word.toLowerCase()}`, { ...system, ...query }, run);
  };
  const dialect = (of: Dialect): Dialect => ({
    createAdapter: () => of.createAdapter(),
    createIntrospector: (db) => of.createIntrospector(db),
    createQueryCompiler: () => of.createQueryCompiler(),
    createDriver() {
      const driver = of.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => traced(await acquire(options));
      return driver;
    },
  });

  const seen = new WeakSet<DatabaseConnection>();
  /** Changes the connection itself, because its driver expects it back. */
  function traced(connection: DatabaseConnection): DatabaseConnection {
    if (seen.has(connection)) return connection;
    seen.add(connection);
    const execute = connection.executeQuery.bind(connection);
    // A text without parameters may hold values: the ORM and the unit of work send several statements as one.
    connection.executeQuery = (<R>(query: CompiledQuery<R>) =>
      statement(query.sql, query.parameters.length > 0, () => execute(query))) as typeof execute;
    return connection;
  }

  return {
    ...engine,
    read: (bound) => statement(bound.text, true, () => engine.read(bound)),
    batch: (writes) =>
      spans.inner('sql transaction', { ...system, 'db.operation.batch.size': writes.length }, () =>
        engine.batch(writes),
      ),
    kyselyDialect: () => dialect(engine.kyselyDialect()),
    kyselyReplica() {
      const replica = engine.kyselyReplica();
      return replica && dialect(replica);
    },
  };
}
