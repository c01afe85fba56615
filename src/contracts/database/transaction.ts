import { CompiledQuery, type ControlledTransaction, Kysely } from 'kysely';
import type { Engine } from '../../infrastructure/kernel/database/engine.ts';
import type { BoundStatement, Params, Statement } from '../../infrastructure/kernel/database/statement.ts';

/** A transaction as a unit of work has it. */
export class Transaction {
  readonly #engine: Engine;
  readonly #transaction: ControlledTransaction<unknown>;

  private constructor(engine: Engine, transaction: ControlledTransaction<unknown>) {
    this.#engine = engine;
    this.#transaction = transaction;
  }

  static async begin(engine: Engine): Promise<Transaction> {
    const db = new Kysely<unknown>({ dialect: engine.kyselyDialect() });
    return new Transaction(engine, await db.startTransaction().execute());
  }

  /** Resolves to the number of affected rows. */
  async write<P extends Params>(statement: Statement<P>, params: NoInfer<P>): Promise<number> {
    const { numAffectedRows, rows } = await this.#run(statement.bind(this.#engine.dialect, params));
    return Number(numAffectedRows ?? rows.length);
  }

  async rows<P extends Params, R>(statement: Statement<P, R>, params: NoInfer<P>): Promise<R[]> {
    return (await this.#run(statement.bind(this.#engine.dialect, params))).rows as R[];
  }

  /** As a unit of work flushes several writes. */
  async writeAll(writes: readonly BoundStatement[]): Promise<void> {
    const text = this.#engine.joined(writes);
    if (text !== null) await this.#run({ text, values: [] });
    else for (const write of writes) await this.#run(write);
  }

  async commit(): Promise<void> {
    await this.#transaction.commit().execute();
  }

  async rollback(): Promise<void> {
    await this.#transaction.rollback().execute();
  }

  #run({ text, values }: BoundStatement) {
    return this.#transaction.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Runs `work` in a transaction, which an error rolls back. */
export async function inTransaction<T>(
  engine: Engine,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = await Transaction.begin(engine);
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback().catch(() => {});
    throw error;
  }
}
