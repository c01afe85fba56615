import { MySqlDriver } from '@mikro-orm/mysql';
import { MysqlDialect } from 'kysely';
import { createPool, format, type PoolConnection } from 'mysql2';
import { Semaphore } from '../../../../application/kernel/concurrency/semaphore.ts';
import { settledWithin } from '../../../../application/kernel/concurrency/settled-within.ts';
import { mysql } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import { SharedTransactions } from '../shared-transactions.ts';
import { type BoundStatement, withRowsTogether } from '../statement.ts';
import { type Connections, execute, query, take } from './connections.ts';
import { Hosts } from './hosts.ts';
import { kyselyPool } from './kysely-pool.ts';
import { PoolUsage } from './pool-usage.ts';
import { urlsOf } from './urls.ts';

// The server ends a session that is silent for 30 s, and so frees the locks of a process that died without
// closing its connections. The pool closes idle connections before that.
const idleTimeoutMs = 15_000;
// The server limits the prepared statements of all its clients together (16,382 by default). The driver closes
// those used least recently.
const statementsPerConnection = 200;
const closePatienceMs = 1_000;

// With few transactions at once, more units share each. One that waits for a lock keeps the next waiting this long.
const sharedAtOnce = 2;
const patienceMs = 20;

// A fixed SQL mode: the driver's escaping of values is correct under this one.
const sessionSettings = `set session transaction_isolation = 'READ-COMMITTED',
  session wait_timeout = 30, session innodb_lock_wait_timeout = 5, session group_concat_max_len = 16777216, session max_execution_time = 10000,
  session sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;

/**
 * MySQL 8.4 and later. `url` is `mysql://user:password@host:port/database`; of several hosts with commas between them,
 * that which takes writes is used.
 */
export function openMysql(url: string, poolSize: number): Engine {
  const urls = urlsOf(url);
  const hosts = urls.length > 1 ? new Hosts(urls) : undefined;
  const pool = createPool({
    uri: urls[0]!,
    ...(hosts && { stream: () => hosts.connect() }),
    connectionLimit: poolSize,
    // Idle connections are closed only where this is below the limit.
    maxIdle: poolSize - 1,
    idleTimeout: idleTimeoutMs,
    maxPreparedStatements: statementsPerConnection,
    queueLimit: poolSize * 300,
    connectTimeout: 5_000,
    enableKeepAlive: true,
    keepAliveInitialDelay: 10_000,
    // A whole unit of work is one text, `begin; …; commit`, whose values the driver has escaped.
    multipleStatements: true,
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    supportBigNumbers: true,
    dateStrings: true,
  });
  const usage = new PoolUsage(pool);
  pool.on('connection', (connection) => {
    connection.query(sessionSettings, (error) => error && usage.destroy(connection));
  });

  const connections: Connections = {
    pool,
    usage,
    refused: (connection) => {
      usage.destroy(connection);
      hosts?.moved();
    },
  };
  const running = new Semaphore(sharedAtOnce);
  const transactions = new SharedTransactions({
    acquire: () => releasedAfter(running, patienceMs),
    store: (writes) => inOneTransaction(connections, joined(writes)),
  });

  return {
    dialect: mysql,
    read: ({ text, values }) => execute(connections, text, values),
    joined: (writes) => joined(writes),
    ormDriver: MySqlDriver,
    kyselyDialect: () => new MysqlDialect({ pool: kyselyPool(connections) }),
    kyselyReplica: () => null,
    batch: (writes) => transactions.add(writes),
    waited: (kind) => Math.max(usage.longestWait(), kind === 'command' ? transactions.longestWait() : 0),
    pool: () => connections.usage.counts(),
    // A replica refuses this, and so does a server that is no longer the primary.
    ping: () => onConnection(connections, 'start transaction read write; commit'),
    async close() {
      const ended = new Promise<void>((resolve, reject) =>
        pool.end((error) => (error ? reject(error) : resolve())),
      );
      // A server that hangs does not answer the goodbye.
      if (!(await settledWithin(ended, closePatienceMs))) usage.destroyAll();
    },
  };
}

/** Takes a place in `places`, and gives it back when it is released, at the latest after this time. */
async function releasedAfter(places: Semaphore, ms: number): Promise<() => void> {
  const release = await places.acquire();
  let isReleased = false;
  const once = () => {
    if (!isReleased) release();
    isReleased = true;
  };
  const timer = setTimeout(once, ms);
  return () => {
    clearTimeout(timer);
    once();
  };
}

const joined = (writes: readonly BoundStatement[]): string =>
  withRowsTogether(writes)
    .map(({ text, values }) => format(text, values))
    .join(';\n');

const inOneTransaction = (connections: Connections, text: string) =>
  onConnection(connections, `begin;\n${text};\ncommit`);

async function onConnection(connections: Connections, text: string): Promise<void> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    take(connections, (error, taken) => (error ? reject(error) : resolve(taken)));
  });
  try {
    await query(connections, connection, text);
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
