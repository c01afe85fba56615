import type { Pool, PoolConnection } from 'mysql2';

/** How much of a pool is in use, from the events that the driver publishes. */
export class PoolUsage {
  readonly #open = new Set<PoolConnection>();
  readonly #busy = new Set<PoolConnection>();
  /** When each caller that waits for a connection began to, the first one first. */
  readonly #waiting = new Set<{ readonly since: number }>();

  constructor(pool: Pool) {
    pool.on('connection', (connection) => {
      this.#open.add(connection);
      connection.once('end', () => this.#forget(connection));
      connection.once('error', () => this.#forget(connection));
    });
    pool.on('acquire', (connection) => void this.#busy.add(connection));
    pool.on('release', (connection) => void this.#busy.delete(connection));
  }

  /** A caller begins to wait; answers the function that ends its wait. */
  wait(): () => void {
    const one = { since: performance.now() };
    this.#waiting.add(one);
    return () => void this.#waiting.delete(one);
  }

  /** Milliseconds that the first caller has been waiting; 0 when none is. */
  longestWait(): number {
    for (const { since } of this.#waiting) return performance.now() - since;
    return 0;
  }

  /** Closes a connection without a word to the server; the driver has no event for this. */
  destroy(connection: PoolConnection): void {
    this.#forget(connection);
    connection.destroy();
  }

  counts() {
    return {
      open: this.#open.size,
      idle: this.#open.size - this.#busy.size,
      waiting: this.#waiting.size,
    };
  }

  #forget(connection: PoolConnection): void {
    this.#open.delete(connection);
    this.#busy.delete(connection);
  }
}
