import { setImmediate as endOfTurn } from 'node:timers/promises';
import { isStatementsFault } from './errors.ts';
import type { BoundStatement } from './statement.ts';

const mostStatements = 500;

interface Batch {
  readonly writes: readonly BoundStatement[];
  readonly since: number;
  resolve(): void;
  reject(error: unknown): void;
}

interface Transactions {
  /** Resolves to the release function when a transaction may start. */
  acquire(): Promise<() => void>;
  /** Stores all of them in one transaction, or none. `letNext` lets another one start before this one has ended. */
  store(writes: readonly BoundStatement[], letNext: () => void): Promise<void>;
}

/**
 * Batches that arrive in one turn of the event loop, or before a transaction may start, share one: a commit costs as
 * much as several small writes. If a statement fails, each batch gets a transaction of its own.
 */
export class SharedTransactions {
  readonly #transactions: Transactions;
  #waiting: Batch[] = [];

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
  }

  add(writes: readonly BoundStatement[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ writes, since: performance.now(), resolve, reject });
      if (this.#waiting.length === 1) void this.#run();
    });
  }

  /** Milliseconds that the first batch has waited for its transaction; 0 when none waits. */
  longestWait(): number {
    const first = this.#waiting[0];
    return first ? performance.now() - first.since : 0;
  }

  async #run(): Promise<void> {
    await endOfTurn();
    const release = await this.#transactions.acquire();
    const batches = this.#take();
    if (this.#waiting.length > 0) void this.#run();
    const isOver = await this.#store(batches, release);
    if (!isOver) for (const batch of batches) void this.#runAlone(batch);
  }

  async #runAlone(batch: Batch): Promise<void> {
    await this.#store([batch], await this.#transactions.acquire());
  }

  /** Those that came first, at least one. */
  #take(): Batch[] {
    let statements = 0;
    const end = this.#waiting.findIndex(({ writes }, i) => {
      statements += writes.length;
      return i > 0 && statements > mostStatements;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  /** Resolves to false if each of them has to run alone. */
  async #store(batches: readonly Batch[], release: () => void): Promise<boolean> {
    let isReleased = false;
    const letNext = () => {
      if (!isReleased) release();
      isReleased = true;
    };
    try {
      const writes = batches.flatMap((batch) => batch.writes);
      await this.#transactions.store(writes, letNext).finally(letNext);
    } catch (error) {
      // One of them is at fault: which one shows when each runs alone. If the connection was lost, they may have been
      // stored, so none of them may run again.
      if (batches.length > 1 && isStatementsFault(error)) return false;
      for (const { reject } of batches) reject(error);
      return true;
    }
    for (const { resolve } of batches) resolve();
    return true;
  }
}
