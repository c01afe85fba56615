import type { Dialect } from './dialect.ts';
import { type Params, type Statement, sql } from './statement.ts';

const ping = sql('select 1 as one');

/** The one door to SQL for adapters. */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /** Reads: inside the unit of work's transaction when it has one, else from a read connection. */
  abstract rows<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R[]>;

  /** Reads in the unit of work's transaction, which it opens if need be: for `forUpdate`. */
  abstract locked<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R[]>;

  /** Writes now, in the unit of work's transaction; answers how many rows it touched. */
  abstract write<P extends Params>(statement: Statement<P>, params: NoInfer<P>): Promise<number>;

  /**
   * Writes at the end of the unit of work, together with everything else in one round trip. The cheap way,
   * for writes whose result nobody needs.
   */
  abstract enqueue<P extends Params>(statement: Statement<P>, params: NoInfer<P>): void;

  /** Throws `Unavailable` unless the database answers. */
  async ping(): Promise<void> {
    await this.rows(ping, {});
  }

  async row<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R | undefined> {
    return (await this.rows(statement, params))[0];
  }
}
