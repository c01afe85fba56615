import { Refusal } from '../../../domain/kernel/refusal.ts';
import { Overloaded, Unavailable } from '../errors.ts';
import { Semaphore } from './semaphore.ts';

const lanes = 4;
const maxBatch = 100;
/** Four batches: a call that joined later would wait for too long. */
const maxQueued = 4 * maxBatch;
/** With the lanes, below the default number of connections: locked keys leave room for other commands. */
const maxAlone = 4;

/** `mayWait`: whether it may wait for a lock, or has to answer `RetryAlone` for calls whose key is locked. */
type Commit = (calls: readonly unknown[], mayWait: boolean) => Promise<readonly unknown[]>;
interface Waiting {
  readonly key: string;
  readonly call: unknown;
  /** Of this call; that of the first commits a batch. */
  readonly commit: Commit;
  resolve(done: unknown): void;
  reject(error: unknown): void;
}

/** The outcome of a call whose key another transaction has locked: it is committed with calls of that key alone. */
export class RetryAlone extends Error {}

/**
 * Group commit: calls that arrive while a transaction runs share the next one. Calls of several keys share four lanes,
 * in which nothing waits for a lock; a key that is locked gets transactions of its own, and delays no other.
 */
export class GroupCommit {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #alone = new Semaphore(maxAlone);

  /** `commit` stores many calls in one transaction and returns each one's result, refusal or `RetryAlone`. */
  run(group: string, key: string, call: unknown, commit: Commit): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = { key: `${group} ${key}`, call, commit, resolve, reject };
      const lane = `${group} lane ${key.charCodeAt(key.length - 1) % lanes}`;
      // Calls of one key keep their order.
      if (this.#queues.has(waiting.key)) this.#wait(waiting.key, waiting);
      else this.#wait(lane, waiting);
    });
  }

  #wait(name: string, waiting: Waiting): void {
    const queue = this.#queues.get(name);
    if (queue) {
      if (queue.length >= maxQueued) waiting.reject(new Overloaded({ retryAfterSeconds: 1 }));
      else queue.push(waiting);
      return;
    }
    this.#queues.set(name, [waiting]);
    // Wait one event loop turn: more calls may have arrived in the same packet.
    setImmediate(() => void this.#drain(name));
  }

  async #drain(name: string): Promise<void> {
    const queue = this.#queues.get(name)!;
    while (queue.length > 0)
      if (queue[0]!.key === name) await this.#alone.run(() => this.#store(queue.splice(0, maxBatch), true));
      else await this.#store(this.#takeFree(queue), false);
    this.#queues.delete(name);
  }

  /** The next batch of a lane; calls whose key has a queue of its own by now go there. */
  #takeFree(queue: Waiting[]): Waiting[] {
    const batch = queue.splice(0, maxBatch);
    for (const waiting of batch) if (this.#queues.has(waiting.key)) this.#wait(waiting.key, waiting);
    return batch.filter(({ key }) => !this.#queues.has(key));
  }

  async #store(batch: readonly Waiting[], mayWait: boolean): Promise<void> {
    const [first] = batch;
    if (!first) return;
    try {
      const outcomes = await first.commit(
        batch.map(({ call }) => call),
        mayWait,
      );
      for (const [i, waiting] of batch.entries()) {
        const outcome = outcomes[i];
        if (outcome instanceof RetryAlone) this.#wait(waiting.key, waiting);
        else if (outcome instanceof Refusal) waiting.reject(outcome);
        else waiting.resolve(outcome);
      }
    } catch (error) {
      // The database is unavailable: retrying each call alone would make all of them wait for the timeout in
      // sequence.
      if (batch.length === 1 || error instanceof Unavailable) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.#store([one], mayWait);
    }
  }
}
