import { MySqlDriver } from '@mikro-orm/mysql';
import { MysqlDialect } from 'kysely';
import { LRUCache } from 'lru-cache';
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
import { NewestCommit } from './newest-commit.ts';
import { PoolUsage } from './pool-usage.ts';
import { type OnReplicaRead, type Replica, Replicas } from './replicas.ts';
import { urlsOf } from './urls.ts';

// The server ends a session that is silent for 30 s, and so frees the locks of a process that died without
// closing its connections. The pool closes idle connections before that.
const idleTimeoutMs = 15_000;
// The server limits the prepared statements of all its clients together (16,382 by default). The driver closes
// those used least recently.
const statementsPerConnection = 200;
const closePatienceMs = 1_000;

const executedSet = 'select @@global.gtid_executed as mark';

// The more units share a transaction the less each costs, so the next one begins when the last has ended, or after
// this time: one that waits for a lock delays nobody longer.
const patienceMs = 5;

// A fixed SQL mode: the driver's escaping of values is correct under this one.
const sessionSettings = `set session transaction_isolation = 'READ-COMMITTED',
  session wait_timeout = 30, session innodb_lock_wait_timeout = 5, session group_concat_max_len = 16777216, session max_execution_time = 10000,
  session sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;

interface PoolOptions {
  readonly size: number;
  readonly hosts?: Hosts | undefined;
  readonly committed?: Connections['committed'];
}

function openPool(uri: string, { size, hosts, committed }: PoolOptions): Connections {
  const pool = createPool({
    uri,
    ...(hosts && { stream: () => hosts.connect() }),
    connectionLimit: size,
    // Idle connections are closed only where this is below the limit.
    maxIdle: size - 1,
    idleTimeout: idleTimeoutMs,
    maxPreparedStatements: statementsPerConnection,
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
  const usage = new PoolUsage(pool, size);
  const settings = committed
    ? `${sessionSettings}, session session_track_gtids = 'OWN_GTID'`
    : sessionSettings;
  pool.on('connection', (connection) => {
    connection.query(settings, (error) => error && usage.destroy(connection));
  });
  return {
    pool,
    usage,
    refused: (connection) => {
      usage.destroy(connection);
      hosts?.moved();
    },
    ...(committed && { committed }),
  };
}

async function closePool({ pool, usage }: Connections): Promise<void> {
  const ended = new Promise<void>((resolve, reject) =>
    pool.end((error) => (error ? reject(error) : resolve())),
  );
  // A server that hangs does not answer the goodbye.
  if (!(await settledWithin(ended, closePatienceMs))) usage.destroyAll();
}

export interface MysqlOptions {
  readonly poolSize: number;
  /** Of replicas, with commas between them; reads may go to one of them. */
  readonly readUrl?: string | undefined;
  readonly onReplicaRead?: OnReplicaRead;
}

function openReplica(url: string, size: number): Replica {
  const connections = openPool(url, { size });
  return {
    host: new URL(url).host,
    read: ({ text, values }) => execute(connections, text, values),
    close: () => closePool(connections),
  };
}

/**
 * MySQL 8.4 and later. `url` is `mysql://user:password@host:port/database`; of several hosts with commas between them,
 * that which takes writes is used.
 */
export function openMysql(
  url: string,
  { poolSize, readUrl, onReplicaRead = () => {} }: MysqlOptions,
): Engine {
  const urls = urlsOf(url);
  const hosts = urls.length > 1 ? new Hosts(urls) : undefined;
  const newest = readUrl === undefined ? undefined : new NewestCommit();
  const committed = newest && ((gtids: readonly string[]) => newest.note(gtids));
  const connections = openPool(urls[0]!, { size: poolSize, hosts, committed });
  const replicas =
    readUrl === undefined
      ? undefined
      : new Replicas(
          urlsOf(readUrl).map((one) => openReplica(one, poolSize)),
          onReplicaRead,
        );
  const issued = new LRUCache<string, true>({ max: 10_000 });
  const issue = <M extends string | undefined>(mark: M): M => {
    if (mark !== undefined) issued.set(mark, true);
    return mark;
  };
  const running = new Semaphore(1);
  const transactions = new SharedTransactions({
    acquire: () => running.acquire(),
    store: (writes, letNext) => inOneTransaction(connections, joined(writes), letNext),
  });

  return {
    dialect: mysql,
    read: ({ text, values }) => execute(connections, text, values),
    joined: (writes) => joined(writes),
    ormDriver: MySqlDriver,
    kyselyDialect: () => new MysqlDialect({ pool: kyselyPool(connections) }),
    kyselyReplica: () => null,
    batch: (writes) => transactions.add(writes),
    waited: (kind) =>
      Math.max(connections.usage.longestWait(), kind === 'command' ? transactions.longestWait() : 0),
    pool: () => connections.usage.counts(),
    // A replica refuses this, and so does a server that is no longer the primary.
    ping: () => onConnection(connections, 'start transaction read write; commit'),
    ...(replicas && {
      replicas: {
        read: (bound, mark) => replicas.read(bound, mark, issued.has(mark)),
        newest: () => issue(newest!.mark),
        async current() {
          const [row] = await execute(connections, executedSet, []);
          // Lists of several sources are broken into lines.
          return issue(String(row!.mark).replace(/\s/g, ''));
        },
      },
    }),
    async close() {
      await Promise.all([closePool(connections), replicas?.close()]);
    },
  };
}

const joined = (writes: readonly BoundStatement[]): string =>
  withRowsTogether(writes)
    .map(({ text, values }) => format(text, values))
    .join(';\n');

const inOneTransaction = (connections: Connections, text: string, letNext: () => void) =>
  onConnection(connections, `begin;\n${text};\ncommit`, letNext);

async function onConnection(connections: Connections, text: string, letNext = () => {}): Promise<void> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    take(connections, (error, taken) => (error ? reject(error) : resolve(taken)));
  });
  // While this one waits for a connection, the next would wait as well.
  const timer = setTimeout(letNext, patienceMs);
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
  } finally {
    clearTimeout(timer);
  }
}
