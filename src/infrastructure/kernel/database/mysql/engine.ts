import { MySqlDriver } from '@mikro-orm/mysql';
import { MysqlDialect, type MysqlPool, type MysqlPoolConnection } from 'kysely';
import { createPool, format, type Pool, type PoolConnection } from 'mysql2';
import { mysql } from '../dialect.ts';
import type { Engine, Row } from '../engine.ts';
import type { BoundStatement, Value } from '../statement.ts';
import { PoolUsage } from './pool-usage.ts';

interface Connections {
  readonly pool: Pool;
  readonly usage: PoolUsage;
}

const deadlineMs = 10_000;
// A fixed SQL mode: the driver's escaping of values is correct under this one.
const sessionSettings = `set session transaction_isolation = 'READ-COMMITTED',
  session innodb_lock_wait_timeout = 5, session group_concat_max_len = 16777216, session max_execution_time = 10000,
  session sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;

/** MySQL 8.4 and later. `url` is `mysql://user:password@host:port/database`. */
export function openMysql(url: string, poolSize: number): Engine {
  const pool = createPool({
    uri: url,
    connectionLimit: poolSize,
    maxIdle: poolSize,
    queueLimit: poolSize * 300,
    connectTimeout: 5_000,
    enableKeepAlive: true,
    // A whole unit of work is one text, `begin; …; commit`, whose values the driver has escaped.
    multipleStatements: true,
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
  });
  pool.on('connection', (connection) => {
    connection.query(sessionSettings, (error) => error && connection.destroy());
  });

  const connections: Connections = { pool, usage: new PoolUsage(pool) };

  return {
    dialect: mysql,
    read: ({ text, values }) => execute(connections, text, values),
    joined: (writes) => joined(writes),
    ormDriver: MySqlDriver,
    kyselyDialect: () => new MysqlDialect({ pool: preparing(connections) }),
    kyselyReplica: () => null,
    batch: (writes) => inOneTransaction(connections, joined(writes)),
    waited: () => connections.usage.longestWait(),
    pool: () => connections.usage.counts(),
    close: () => new Promise((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve()))),
  };
}

const joined = (writes: readonly BoundStatement[]): string =>
  writes.map(({ text, values }) => format(text, values)).join(';\n');

type Answer<T> = (error: (Error & { sql?: string }) | null, result: T) => void;

/**
 * Sends a command, and closes the connection when the server does not answer within the deadline, since the
 * state of the command is unknown then. The driver's own timeouts do not cover preparing, and they keep the
 * connection.
 */
function exchange<T>(
  { usage }: Connections,
  connection: PoolConnection,
  send: (answer: Answer<T>) => void,
  callback: Answer<T>,
): void {
  const timer = setTimeout(() => {
    usage.destroy(connection);
    settle(late(), undefined as T);
  }, deadlineMs);
  const settle: Answer<T> = (error, result) => {
    clearTimeout(timer);
    callback(error && scrubbed(error), result);
    callback = () => {};
  };
  send(settle);
}

const late = () =>
  Object.assign(new Error('MySQL did not answer in time'), { code: 'PROTOCOL_SEQUENCE_TIMEOUT' });

/** Takes a connection from the pool; fails when none is free within the deadline. */
function take({ pool, usage }: Connections, callback: Answer<PoolConnection>): void {
  const endWait = usage.wait();
  let waits = true;
  const timer = setTimeout(() => {
    waits = false;
    endWait();
    callback(late(), undefined as never);
  }, deadlineMs);
  pool.getConnection((error, connection) => {
    clearTimeout(timer);
    endWait();
    if (waits) callback(error, connection);
    else connection?.release();
  });
}

const execute = (connections: Connections, sql: string, values: Value[]): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    take(connections, (error, connection) => {
      if (error) return reject(error);
      exchange<Row[]>(
        connections,
        connection,
        (answer) => connection.execute(sql, values as never[], answer as never),
        (error, rows) => {
          connection.release();
          if (error) reject(error);
          else resolve(rows);
        },
      );
    });
  });

async function inOneTransaction(connections: Connections, text: string): Promise<void> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    take(connections, (error, taken) => (error ? reject(error) : resolve(taken)));
  });
  try {
    await query(connections, connection, `begin;\n${text};\ncommit`);
    connection.release();
  } catch (error) {
    // The server stopped at the failing statement, before the commit. Close the connection if it cannot roll
    // back.
    await query(connections, connection, 'rollback').then(
      () => connection.release(),
      () => connections.usage.destroy(connection),
    );
    throw error;
  }
}

const query = (connections: Connections, connection: PoolConnection, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    exchange<unknown>(
      connections,
      connection,
      (answer) => connection.query(sql, answer as never),
      (error) => (error ? reject(error) : resolve()),
    );
  });

/** Removes the statement from a driver's error: it contains the values, which must not reach a log. */
function scrubbed(error: Error & { sql?: string }): Error {
  delete error.sql;
  return error;
}

/** The pool as Kysely expects it; queries with values are prepared. */
function preparing(connections: Connections): MysqlPool {
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
            ? connection.execute(sql, values as never[], answer as never)
            : connection.query(sql, answer as never),
        callback,
      ),
    release: () => connection.release(),
    destroy: () => connections.usage.destroy(connection),
  }) as unknown as MysqlPoolConnection;
