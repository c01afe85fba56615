import { TooManyRequests } from '../errors.ts';

interface Waiting {
  readonly since: number;
  readonly start: () => void;
}

interface Options {
  /** The maximum number of waiting callers; unlimited by default. */
  readonly maxWaiting?: number;
  /** The retry time for callers above that number. */
  readonly retryAfterSeconds?: () => number;
}

/** At most `permits` concurrent holders; other callers wait in order of arrival. */
export class Semaphore {
  readonly #maxWaiting: number;
  readonly #retryAfterSeconds: () => number;
  readonly #waiting = new Set<Waiting>();
  #free: number;

  constructor(permits: number, { maxWaiting = Infinity, retryAfterSeconds = () => 5 }: Options = {}) {
    this.#free = permits;
    this.#maxWaiting = maxWaiting;
    this.#retryAfterSeconds = retryAfterSeconds;
  }

  get isFree(): boolean {
    return this.#free > 0;
  }

  /** Resolves to the release function. Throws `TooManyRequests` when too many callers are waiting. */
  async acquire(): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else await this.#wait();
    return () => this.#release();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** Milliseconds that the next caller has waited; 0 when no caller waits. */
  longestWait(): number {
    for (const { since } of this.#waiting) return performance.now() - since;
    return 0;
  }

  #wait(): Promise<void> {
    if (this.#waiting.size >= this.#maxWaiting)
      throw new TooManyRequests({ retryAfterSeconds: this.#retryAfterSeconds() });
    return new Promise((start) => {
      this.#waiting.add({ since: performance.now(), start });
    });
  }

  /** Passes the permit to the next caller, or returns it. */
  #release(): void {
    for (const next of this.#waiting) {
      this.#waiting.delete(next);
      next.start();
      return;
    }
    this.#free++;
  }
}
