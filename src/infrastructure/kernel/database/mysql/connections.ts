import type { Pool, PoolConnection } from 'mysql2';
import type { Row } from '../engine.ts';
import { isReadOnly } from '../errors.ts';
import type { Value } from '../statement.ts';
import type { PoolUsage } from './pool-usage.ts';

export interface Connections {
  readonly pool: Pool;
  readonly usage: PoolUsage;
  /** The server of this connection refused to write: it became a replica. */
  refused(connection: PoolConnection): void;
  /** Where replicas are read: gets the ids of each transaction that the server has committed. */
  readonly committed?: (gtids: readonly string[]) => void;
}

const deadlineMs = 10_000;
// ER_MAX_PREPARED_STMT_COUNT_REACHED: the limit is shared by all clients of the server.
const tooManyPrepared = 1461;

export type Answer<T> = (error: (NodeJS.ErrnoException & { sql?: string }) | null, result: T) => void;

/**
 * Sends a command, and closes the connection when the server does not answer within the deadline, since the
 * state of the command is unknown then. The driver's own timeouts do not cover preparing, and they keep the
 * connection.
 */
export function exchange<T>(
  { usage, refused, committed }: Connections,
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
    if (error && isReadOnly(error)) refused(connection);
    if (committed && !error) noteCommits(result, committed);
    callback(error && scrubbed(error), result);
    callback = () => {};
  };
  send(settle);
}

const late = () =>
  Object.assign(new Error('MySQL did not answer in time'), { code: 'PROTOCOL_SEQUENCE_TIMEOUT' });

/** Takes a connection from the pool; fails when none is free within the deadline. */
export function take({ usage }: Connections, callback: Answer<PoolConnection>): void {
  let waits = true;
  const timer = setTimeout(() => {
    waits = false;
    leave();
    callback(late(), undefined as never);
  }, deadlineMs);
  const leave = usage.take((error, connection) => {
    clearTimeout(timer);
    if (waits) callback(error, connection);
    else connection?.release();
  });
}

/** Executes a prepared statement; as text while the server has no room for more prepared statements. */
export function prepared<T>(
  connection: PoolConnection,
  sql: string,
  values: readonly unknown[],
  answer: Answer<T>,
): void {
  const answered: Answer<T> = (error, result) => {
    if (error?.errno !== tooManyPrepared) answer(error, result);
    else connection.query(sql, values as never[], answer as never);
  };
  connection.execute(sql, values as never[], answered as never);
}

export const execute = (connections: Connections, sql: string, values: Value[]): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    take(connections, (error, connection) => {
      if (error) return reject(error);
      exchange<Row[]>(
        connections,
        connection,
        (answer) => prepared(connection, sql, values, answer),
        (error, rows) => {
          connection.release();
          if (error) reject(error);
          else resolve(rows);
        },
      );
    });
  });

export const query = (connections: Connections, connection: PoolConnection, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    exchange<unknown>(
      connections,
      connection,
      (answer) => connection.query(sql, answer as never),
      (error) => (error ? reject(error) : resolve()),
    );
  });

/** Of one statement, or of several in one text, the last of which may be the commit. */
function noteCommits(result: unknown, committed: (gtids: readonly string[]) => void): void {
  const last = Array.isArray(result) ? result.at(-1) : result;
  const { stateChanges } = (last ?? {}) as { stateChanges?: { gtids?: readonly string[] } };
  if (stateChanges?.gtids && stateChanges.gtids.length > 0) committed(stateChanges.gtids);
}

/** Removes the statement from a driver's error: it contains the values, which must not reach a log. */
function scrubbed<E extends { sql?: string }>(error: E): E {
  delete error.sql;
  return error;
}
