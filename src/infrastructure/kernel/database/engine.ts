import type { Configuration, IDatabaseDriver } from '@mikro-orm/core';
import type { Dialect as KyselyDialect } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { BoundStatement } from './statement.ts';

export type Row = Record<string, unknown>;

/** Marks name states of the database, so that a caller never reads an older one than they have seen. */
export interface ReadReplicas {
  /** Undefined if no replica has reached this state in time. */
  read(bound: BoundStatement, mark: string): Promise<Row[] | undefined>;
  /** The state after the newest commit that this process knows; undefined if it knows none. */
  newest(): string | undefined;
  /** The state now. */
  current(): Promise<string>;
}

/** One database, as the unit of work and the readers need it. The ORM gets its Kysely dialects from here. */
export interface Engine {
  readonly dialect: Dialect;
  /** Runs a prepared statement on a read connection, outside any transaction. */
  read(bound: BoundStatement): Promise<Row[]>;
  /** Runs all statements in one transaction, with as few round trips as possible. */
  batch(writes: readonly BoundStatement[]): Promise<void>;
  /** Several statements as one text for an open transaction; null when sending them one by one is as cheap. */
  joined(writes: readonly BoundStatement[]): string | null;
  /** The ORM's driver for this database. */
  readonly ormDriver: new (
    configuration: Configuration,
  ) => IDatabaseDriver;
  kyselyDialect(): KyselyDialect;
  /** The dialect for reads outside transactions; null when the write connections also serve reads. */
  kyselyReplica(): KyselyDialect | null;
  /** Milliseconds that the longest-waiting caller has waited for a connection for this kind of call. */
  waited(kind: 'query' | 'command'): number;
  /** Numbers of open and idle connections, of calls that wait for one, and how long all calls so far have waited. */
  readonly pool?: () => Readonly<Record<'open' | 'idle' | 'waiting' | 'waitedMs', number>>;
  /** Copies of the database that may answer reads. */
  readonly replicas?: ReadReplicas;
  /** Throws when the database does not answer or takes no writes. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
