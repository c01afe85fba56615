import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Semaphore } from '../../../../application/kernel/concurrency/semaphore.ts';
import { timeSlice } from '../../../../application/kernel/concurrency/time-slice.ts';
import type { BoundStatement } from '../statement.ts';
import type { SqliteConnection } from './connection.ts';

interface Batch {
  readonly writes: readonly BoundStatement[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Batches that arrive in one turn of the event loop, or while the writer is taken, share a transaction: a commit costs
 * as much as several small writes. If it fails, each batch gets a transaction of its own.
 */
export class SharedTransactions {
  readonly #writer: SqliteConnection;
  readonly #writing: Semaphore;
  #waiting: Batch[] = [];

  /** `writing` is held during each transaction. */
  constructor(writer: SqliteConnection, writing: Semaphore) {
    this.#writer = writer;
    this.#writing = writing;
  }

  add(writes: readonly BoundStatement[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ writes, resolve, reject });
      if (this.#waiting.length === 1) void this.#run();
    });
  }

  async #run(): Promise<void> {
    await endOfTurn();
    const release = await this.#writing.acquire();
    const batches = this.#waiting;
    this.#waiting = [];
    if (batches.length === 1 || !(await this.#storeTogether(batches)))
      for (const { writes, resolve, reject } of batches) await this.#store(writes).then(resolve, reject);
    release();
  }

  async #storeTogether(batches: readonly Batch[]): Promise<boolean> {
    try {
      await this.#store(batches.flatMap(({ writes }) => writes));
    } catch {
      // Which of them is at fault shows when each runs alone, and that one gets the error.
      return false;
    }
    for (const { resolve } of batches) resolve();
    return true;
  }

  async #store(writes: readonly BoundStatement[]): Promise<void> {
    await this.#writer.begin();
    try {
      const yieldIfDue = timeSlice();
      for (const { text, values } of writes) {
        this.#writer.run(text, values);
        // The semaphore keeps other writers out of this transaction during the pause.
        const pause = yieldIfDue();
        if (pause) await pause;
      }
      this.#writer.exec('commit');
    } catch (error) {
      this.#writer.rollback();
      throw error;
    }
  }
}
