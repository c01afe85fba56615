import { TooManyRequests } from '../../../application/kernel/errors.ts';

/** Lets so many work at once, and so many wait; whoever comes then is told to come later. */
export class Semaphore {
  readonly #atOnce: number;
  readonly #waitingLimit: number;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(atOnce: number, waitingLimit: number) {
    this.#atOnce = atOnce;
    this.#waitingLimit = waitingLimit;
  }

  /** Throws `TooManyRequests` when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working >= this.#atOnce) {
      if (this.#waiting.length >= this.#waitingLimit) throw new TooManyRequests({ retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#working++;
    try {
      return await work();
    } finally {
      // Handed on to whoever waits longest, or given back.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#working--;
    }
  }
}
