import type { Configuration, IDatabaseDriver } from '@mikro-orm/core';
import type { Dialect as KyselyDialect } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { BoundStatement } from './statement.ts';

export type Row = Record<string, unknown>;

/** One database, as far as the unit of work and the readers need it; the ORM gets its Kysely dialects. */
export interface Engine {
  readonly dialect: Dialect;
  /** Outside any transaction, prepared, on a read connection. */
  read(bound: BoundStatement): Promise<Row[]>;
  /** All of them or none, in one transaction and as few round trips as the database allows. */
  batch(writes: readonly BoundStatement[]): Promise<void>;
  /** Several statements as one text for an open transaction, or null where one by one is as cheap. */
  joined(writes: readonly BoundStatement[]): string | null;
  /** The ORM's driver for this database. */
  readonly ormDriver: new (
    configuration: Configuration,
  ) => IDatabaseDriver;
  kyselyDialect(): KyselyDialect;
  /** For reads outside transactions; null where the write connections serve them. */
  kyselyReplica(): KyselyDialect | null;
  /** Milliseconds that the first in line has been waiting for a connection that serves calls of this kind. */
  waited(kind: 'query' | 'command'): number;
  /** How many connections are open, idle, and how many calls wait for one. */
  readonly pool?: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}
