import { Refusal } from '../../../domain/kernel/refusal.ts';
import { Overloaded, Unavailable } from '../errors.ts';
import { Semaphore } from './semaphore.ts';

const maxBatch = 100;
/** Four batches: a call that joined later would wait for too long. */
const maxQueued = 4 * maxBatch;
/** Below the default number of connections, so that a locked key leaves room for others, and for other commands. */
const maxTransactions = 8;

interface Waiting {
  readonly call: unknown;
  resolve(done: unknown): void;
  reject(error: unknown): void;
}
type Commit = (calls: readonly unknown[]) => Promise<readonly unknown[]>;

/**
 * Group commit: calls with one key that arrive while its transaction runs share the next one. Keys never share a
 * transaction.
 */
export class GroupCommit {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #transactions = new Semaphore(maxTransactions);

  /** `commit` stores many calls in one transaction and returns each one's result or refusal. */
  run(key: string, call: unknown, commit: Commit): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = { call, resolve, reject };
      const queue = this.#queues.get(key);
      if (queue) {
        if (queue.length >= maxQueued) throw new Overloaded({ retryAfterSeconds: 1 });
        queue.push(waiting);
        return;
      }
      this.#queues.set(key, [waiting]);
      // Wait one event loop turn: more calls may have arrived in the same packet.
      setImmediate(() => void this.#drain(key, commit));
    });
  }

  async #drain(key: string, commit: Commit): Promise<void> {
    const queue = this.#queues.get(key)!;
    // Take the calls only once a transaction may start: more may have arrived by then.
    while (queue.length > 0)
      await this.#transactions.run(() => this.#store(queue.splice(0, maxBatch), commit));
    this.#queues.delete(key);
  }

  async #store(batch: readonly Waiting[], commit: Commit): Promise<void> {
    try {
      const outcomes = await commit(batch.map(({ call }) => call));
      for (const [i, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[i];
        if (outcome instanceof Refusal) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      // The database is unavailable: retrying each call alone would make all of them wait for the timeout in
      // sequence.
      if (batch.length === 1 || error instanceof Unavailable) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.#store([one], commit);
    }
  }
}
