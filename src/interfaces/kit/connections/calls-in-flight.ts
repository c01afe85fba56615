import type { Outcome } from '../calls/caller.ts';

/** The longest time in ms that a call may wait behind others of its connection: a later answer would be useless. */
const longestWaitMs = 500;

/** The calls of one connection that run or wait. */
export class CallsInFlight {
  readonly #limit: number;
  readonly #inOrder: boolean;
  readonly #running = new Set<Promise<Outcome>>();
  #last: Promise<unknown> = Promise.resolve();
  /** Milliseconds that the last call took. */
  #lastMs = 0;

  constructor(limit: number, inOrder: boolean) {
    this.#limit = limit;
    this.#inOrder = inOrder;
  }

  get isFull(): boolean {
    return this.#running.size >= this.#limit;
  }

  /** Whether the next call would wait too long for those before it. */
  get isCongested(): boolean {
    return this.#inOrder && this.#running.size * this.#lastMs > longestWaitMs;
  }

  /** After the calls before it, if calls run in order; a call beyond the limit waits for none, since it is refused. */
  run(work: () => Promise<Outcome>): Promise<Outcome> {
    const timed = async () => {
      const startedAt = performance.now();
      const outcome = await work();
      this.#lastMs = performance.now() - startedAt;
      return outcome;
    };
    const outcome = this.#inOrder && !this.isFull ? this.#last.then(timed) : timed();
    this.#last = outcome;
    this.#running.add(outcome);
    void outcome.finally(() => this.#running.delete(outcome));
    return outcome;
  }

  /** Resolves once none runs, including those that start meanwhile. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
