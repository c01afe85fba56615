import type { Resolved } from '../../../application/kernel/operation.ts';
import { Clock } from '../../../application/kernel/ports.ts';
import { Database } from '../database/database.ts';
import type { Statement } from '../database/statement.ts';
import { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';

const batchSize = 500;

/** What a retention job needs, for the job that runs it. */
export const retentionNeeds = { database: Database, unitOfWork: SqlUnitOfWork, clock: Clock };
export type RetentionPorts = Resolved<typeof retentionNeeds>;

export type Aged = { before: number; limit: number };

interface Batch {
  readonly isFull: boolean;
  drop(): void;
}
type Rule = (database: Database, aged: Aged) => Promise<Batch>;

/** Deletes the rows that `find` returns; `drop` enqueues the deletions. */
export const oldRows =
  <Row>(find: Statement<Aged, Row>, drop: (database: Database, rows: readonly Row[]) => void): Rule =>
  async (database, aged) => {
    const rows = await database.rows(find, aged);
    return {
      isFull: rows.length === aged.limit,
      drop: () => {
        if (rows.length > 0) drop(database, rows);
      },
    };
  };

/** Deletes rows older than `keptMs` in batches: one read per rule, then all deletions in one transaction. */
export class RetentionJob {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #clock: Clock;
  readonly #keptMs: number;
  readonly #rules: readonly Rule[];

  constructor(ports: RetentionPorts, keptMs: number, rules: readonly Rule[]) {
    this.#database = ports.database;
    this.#unitOfWork = ports.unitOfWork;
    this.#clock = ports.clock;
    this.#keptMs = keptMs;
    this.#rules = rules;
  }

  /** True if there is more to delete. */
  async step(): Promise<boolean> {
    const aged = { before: this.#clock.now() - this.#keptMs, limit: batchSize };
    const batches: Batch[] = [];
    for (const rule of this.#rules) batches.push(await rule(this.#database, aged));
    await this.#unitOfWork.run(async () => {
      for (const batch of batches) batch.drop();
    });
    return batches.some(({ isFull }) => isFull);
  }
}
