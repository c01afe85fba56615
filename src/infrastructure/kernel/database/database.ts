import type { Dialect } from './dialect.ts';
import type { Params, Statement } from './statement.ts';

/** The only way for adapters to run SQL. */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /** Reads in the unit of work's transaction when one is open, otherwise on a read connection. */
  abstract rows<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R[]>;

  /** Reads in the unit of work's transaction, and opens it if necessary: for `forUpdate`. */
  abstract locked<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R[]>;

  /** Writes immediately, in the unit of work's transaction. Resolves to the number of affected rows. */
  abstract write<P extends Params>(statement: Statement<P>, params: NoInfer<P>): Promise<number>;

  /**
   * Writes at the end of the unit of work, together with all other writes in one round trip. The cheap way when
   * the result is not needed.
   */
  abstract enqueue<P extends Params>(statement: Statement<P>, params: NoInfer<P>): void;

  async row<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R | undefined> {
    return (await this.rows(statement, params))[0];
  }
}
