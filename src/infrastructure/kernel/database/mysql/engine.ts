import { MySqlDriver } from '@mikro-orm/mysql';
import { MysqlDialect, type MysqlPool, type MysqlPoolConnection } from 'kysely';
import { createPool, format, type Pool, type PoolConnection } from 'mysql2';
import { WaitQueue } from '../../runtime/wait-queue.ts';
import { mysql } from '../dialect.ts';
import type { Engine, Row } from '../engine.ts';
import type { BoundStatement, Value } from '../statement.ts';

/** The pool, and who waits for it: the driver knows how many, but not since when. */
interface Connections {
  readonly pool: Pool;
  readonly line: WaitQueue;
}

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
    queueLimit: poolSize * 300,
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

  const connections: Connections = { pool, line: new WaitQueue() };

  return {
    dialect: mysql,
    read: ({ text, values }) => execute(connections, text, values),
    joined: (writes) => joined(writes),
    ormDriver: MySqlDriver,
    kyselyDialect: () => new MysqlDialect({ pool: preparing(connections) }),
    kyselyReplica: () => null,
    batch: (writes) => inOneTransaction(connections, joined(writes)),
    waited: () => connections.line.longest(),
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

const joined = (writes: readonly BoundStatement[]): string =>
  writes.map(({ text, values }) => format(text, values)).join(';\n');

type Answer<T> = (error: (Error & { sql?: string }) | null, result: T) => void;

/**
 * Sends something to the server. If it does not answer within the deadline nobody knows what it is doing: the
 * connection is given up. The driver's own timeouts leave out preparing, and keep the connection.
 */
function exchange<T>(
  connection: PoolConnection,
  send: (answer: Answer<T>) => void,
  callback: Answer<T>,
): void {
  const timer = setTimeout(() => {
    connection.destroy();
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

/** A connection of the pool, if one is free in time. */
function take({ pool, line }: Connections, callback: Answer<PoolConnection>): void {
  const leave = line.join();
  let waits = true;
  const timer = setTimeout(() => {
    waits = false;
    leave();
    callback(late(), undefined as never);
  }, deadlineMs);
  pool.getConnection((error, connection) => {
    clearTimeout(timer);
    leave();
    if (waits) callback(error, connection);
    else connection?.release();
  });
}

const execute = (connections: Connections, sql: string, values: Value[]): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    take(connections, (error, connection) => {
      if (error) return reject(error);
      exchange<Row[]>(
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
    exchange<unknown>(
      connection,
      (answer) => connection.query(sql, answer as never),
      (error) => (error ? reject(error) : resolve()),
    );
  });

/** The driver's errors carry the whole statement with its values; those belong into no log. */
function scrubbed(error: Error & { sql?: string }): Error {
  delete error.sql;
  return error;
}

/** The pool as Kysely sees it: queries with values are prepared. */
function preparing(connections: Connections): MysqlPool {
  const wrapped = new WeakMap<PoolConnection, MysqlPoolConnection>();
  return {
    getConnection: (callback) =>
      take(connections, (error, connection) => {
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
    query: (sql: string, values: readonly unknown[], callback: Answer<unknown>) =>
      exchange(
        connection,
        (answer) =>
          values.length > 0
            ? connection.execute(sql, values as never[], answer as never)
            : connection.query(sql, answer as never),
        callback,
      ),
    release: () => connection.release(),
    destroy: () => connection.destroy(),
  }) as unknown as MysqlPoolConnection;
