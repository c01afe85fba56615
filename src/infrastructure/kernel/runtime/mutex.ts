import { WaitQueue } from './wait-queue.ts';

/** Lets callers in one at a time, in the order in which they came. */
export class Mutex {
  readonly #waiting = new WaitQueue();
  #last: Promise<void> = Promise.resolve();

  /** Milliseconds that the next one has been waiting. */
  waited(): number {
    return this.#waiting.longest();
  }

  /** Resolves to the function that lets the next one in. */
  async acquire(): Promise<() => void> {
    const before = this.#last;
    let release!: () => void;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    const leave = this.#waiting.join();
    await before;
    leave();
    return release;
  }
}
