import { DependencyRefused } from '../../../../application/kernel/dependencies.ts';
import type { Engine } from '../engine.ts';

/** Leases and ended sessions compare the times of processes; beyond this they go wrong. */
const mostSkewMs = 5_000;

const ask = {
  text: 'select cast(unix_timestamp(now(3)) * 1000 as signed) as at, @@max_connections as maxConnections',
  values: [],
};

/**
 * Throws `DependencyRefused` when this machine's clock is more than 5 s off the server's, or the pool may open more
 * connections than the server takes.
 */
export async function requireServerFits(
  engine: Engine,
  poolSize: number,
  now: () => number = Date.now,
): Promise<void> {
  const before = now();
  const [row] = await engine.read(ask);
  const after = now();
  const { at, maxConnections } = row as { at: number; maxConnections: number };
  const skewMs = at > after ? at - after : Math.min(0, at - before);
  if (Math.abs(skewMs) > mostSkewMs)
    throw refused(
      `its clock is ${(Math.abs(skewMs) / 1000).toFixed(1)} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine's: both need NTP`,
    );
  if (poolSize > maxConnections)
    throw refused(`it takes ${maxConnections} connections (max_connections), and MYSQL_POOL is ${poolSize}`);
}

const askVersion = { text: 'select version() as version, @@version_comment as comment', values: [] };
/** TiDB reads `skip locked` and ignores it, so two workers would handle one event; MariaDB does not understand all statements. */
const others = /tidb|mariadb/i;

/** Throws `DependencyRefused` when the server speaks MySQL's protocol but is TiDB or MariaDB. */
export async function requireMysql(engine: Pick<Engine, 'read'>): Promise<void> {
  const [row] = await engine.read(askVersion);
  const { version, comment } = row as { version: string; comment: string };
  const [other] = others.exec(`${version} ${comment}`) ?? [];
  if (other !== undefined)
    throw refused(
      `the server is ${other}, ${version}, on which statements mean something else: use MySQL 8.4 or later`,
    );
}

const askMode = { text: 'select @@gtid_mode as mode', values: [] };

/** Throws `DependencyRefused` when the server does not number its transactions, which reading from replicas needs. */
export async function requireMarks(engine: Engine): Promise<void> {
  const [row] = await engine.read(askMode);
  if (row!.mode !== 'ON') throw refused('DATABASE_READ_URL needs gtid_mode=ON');
}

const refused = (reason: string) => new DependencyRefused({ dependency: 'MySQL', reason });
