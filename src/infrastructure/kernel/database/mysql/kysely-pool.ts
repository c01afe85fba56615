import type { MysqlPool, MysqlPoolConnection } from 'kysely';
import type { PoolConnection } from 'mysql2';
import { type Answer, type Connections, exchange, prepared, take } from './connections.ts';

/** The pool as Kysely expects it; queries with values are prepared. */
export function kyselyPool(connections: Connections): MysqlPool {
  const wrapped = new WeakMap<PoolConnection, MysqlPoolConnection>();
  return {
    getConnection: (callback) =>
      take(connections, (error, connection) => {
        if (error) return callback(error, undefined as never);
        let wrapper = wrapped.get(connection);
        if (!wrapper) wrapped.set(connection, (wrapper = preparingConnection(connections, connection)));
        callback(null, wrapper);
      }),
    // The engine owns the pool and closes it.
    end: (callback) => callback(null),
  };
}

const preparingConnection = (connections: Connections, connection: PoolConnection): MysqlPoolConnection =>
  ({
    threadId: connection.threadId,
    query: (sql: string, values: readonly unknown[], callback: Answer<unknown>) =>
      exchange(
        connections,
        connection,
        (answer) =>
          values.length > 0
            ? prepared(connection, sql, values, answer)
            : connection.query(sql, answer as never),
        callback,
      ),
    release: () => connection.release(),
    destroy: () => connections.usage.destroy(connection),
  }) as unknown as MysqlPoolConnection;
