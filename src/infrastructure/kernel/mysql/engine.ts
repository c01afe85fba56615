import { MySqlDriver } from '@mikro-orm/mysql';
import { MysqlDialect, type MysqlPool, type MysqlPoolConnection } from 'kysely';
import { createPool, format, type Pool, type PoolConnection } from 'mysql2';
import { mysql } from '../dialect.ts';
import type { Engine, Row } from '../engine.ts';
import type { Bound, Value } from '../statement.ts';

const deadlineMs = 10_000;
// Not the server's own SQL mode: escaped values are right in this one.
const sessionSettings = `set session transaction_isolation = 'READ-COMMITTED',
  session innodb_lock_wait_timeout = 5, session group_concat_max_len = 16777216, session max_execution_time = 10000,
  session sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;

/** MySQL 8.4 and later. `url` is `mysql://user:password@host:port/database`. */
export function openMysql(url: string, poolSize: number): Engine {
  const pool = createPool({
    uri: url,
    connectionLimit: poolSize,
    maxIdle: poolSize,
    queueLimit: poolSize * 100,
    connectTimeout: 5_000,
    enableKeepAlive: true,
    // A whole unit of work goes as one text: `begin; …; commit`. Its values are escaped by the driver.
    multipleStatements: true,
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
  });
  pool.on('connection', (connection) => {
    connection.query(sessionSettings, (error) => error && connection.destroy());
  });

  return {
    dialect: mysql,
    read: ({ text, values }) => execute(pool, text, values),
    joined: (writes) => joined(writes),
    ormDriver: MySqlDriver,
    kyselyDialect: () => new MysqlDialect({ pool: preparing(pool) }),
    kyselyReplica: () => null,
    batch: (writes) => inOneTransaction(pool, joined(writes)),
    pool: () => counted(pool),
    close: () => new Promise((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve()))),
  };
}

/** The driver counts its connections, but shows that to nobody. */
function counted(pool: Pool) {
  const { _allConnections, _freeConnections, _connectionQueue } = pool as unknown as Readonly<
    Record<'_allConnections' | '_freeConnections' | '_connectionQueue', { readonly length: number }>
  >;
  return { open: _allConnections.length, idle: _freeConnections.length, waiting: _connectionQueue.length };
}

const joined = (writes: readonly Bound[]): string =>
  writes.map(({ text, values }) => format(text, values)).join(';\n');

const execute = (pool: Pool, sql: string, values: Value[]): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    pool.execute({ sql, values: values as never[], timeout: deadlineMs }, (error, rows) =>
      error ? reject(scrubbed(error)) : resolve(rows as Row[]),
    );
  });

async function inOneTransaction(pool: Pool, text: string): Promise<void> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    pool.getConnection((error, taken) => (error ? reject(error) : resolve(taken)));
  });
  try {
    await query(connection, `begin;\n${text};\ncommit`);
    connection.release();
  } catch (error) {
    // The server stopped at the statement at fault, before the commit. A connection that cannot roll back is gone.
    await query(connection, 'rollback').then(
      () => connection.release(),
      () => connection.destroy(),
    );
    throw error;
  }
}

const query = (connection: PoolConnection, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.query({ sql, timeout: deadlineMs }, (error) => (error ? reject(scrubbed(error)) : resolve()));
  });

/** The driver's errors carry the whole statement with its values; those belong into no log. */
function scrubbed(error: Error & { sql?: string }): Error {
  delete error.sql;
  return error;
}

/** The pool as Kysely sees it: queries with values are prepared. */
function preparing(pool: Pool): MysqlPool {
  const wrapped = new WeakMap<PoolConnection, MysqlPoolConnection>();
  return {
    getConnection: (callback) =>
      pool.getConnection((error, connection) => {
        if (error) return callback(error, undefined as never);
        let wrapper = wrapped.get(connection);
        if (!wrapper) wrapped.set(connection, (wrapper = preparingConnection(connection)));
        callback(null, wrapper);
      }),
    // The engine closes its pool itself: the ORM only borrows it.
    end: (callback) => callback(null),
  };
}

const preparingConnection = (connection: PoolConnection): MysqlPoolConnection =>
  ({
    threadId: connection.threadId,
    query(sql: string, values: readonly unknown[], callback: (error: unknown, result: unknown) => void) {
      const answer = (error: (Error & { code?: string }) | null, result: unknown) => {
        // The server is still busy with it: whoever got this connection next would wait behind.
        if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
        callback(error && scrubbed(error), result);
      };
      if (values.length > 0)
        connection.execute({ sql, values: values as never[], timeout: deadlineMs }, answer);
      else connection.query({ sql, timeout: deadlineMs }, answer);
    },
    release: () => connection.release(),
    destroy: () => connection.destroy(),
  }) as unknown as MysqlPoolConnection;
