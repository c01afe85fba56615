const mostMs = 15_000;

/**
 * How long a poll that found nothing may rest: until a unit of this process commits, until something is due, and at
 * most 15 s, since other processes may have committed something.
 */
export class Rest {
  readonly #commits: () => number;
  #seen = -1;
  #until = 0;

  /** `commits` counts the units that this process has committed. */
  constructor(commits: () => number) {
    this.#commits = commits;
  }

  get isOver(): boolean {
    return this.#commits() !== this.#seen || performance.now() >= this.#until;
  }

  /** Runs a poll, which answers in how many milliseconds something is due; undefined to look again at the usual time. */
  async after<T>(poll: () => Promise<T>, dueIn: (found: T) => number | undefined): Promise<T> {
    const seen = this.#commits();
    const found = await poll();
    const ms = dueIn(found);
    if (ms !== undefined) {
      this.#seen = seen;
      this.#until = performance.now() + Math.min(ms, mostMs);
    }
    return found;
  }
}
