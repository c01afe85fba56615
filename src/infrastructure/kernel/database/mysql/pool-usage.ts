import type { Pool, PoolConnection } from 'mysql2';

/** Tracks the use of a connection pool, from the events of the driver. */
export class PoolUsage {
  readonly #open = new Set<PoolConnection>();
  readonly #busy = new Set<PoolConnection>();
  /** When each waiting caller began to wait, the oldest first. */
  readonly #waiting = new Set<{ readonly since: number }>();
  #waitedMs = 0;

  constructor(pool: Pool) {
    pool.on('connection', (connection) => {
      this.#open.add(connection);
      connection.once('end', () => this.#forget(connection));
      connection.once('error', () => this.#forget(connection));
    });
    pool.on('acquire', (connection) => void this.#busy.add(connection));
    pool.on('release', (connection) => void this.#busy.delete(connection));
  }

  /** Records that a caller begins to wait; returns the function that ends its wait. */
  wait(): () => void {
    const one = { since: performance.now() };
    this.#waiting.add(one);
    return () => {
      if (this.#waiting.delete(one)) this.#waitedMs += performance.now() - one.since;
    };
  }

  /** Milliseconds that the longest-waiting caller has waited; 0 when no caller waits. */
  longestWait(): number {
    for (const { since } of this.#waiting) return performance.now() - since;
    return 0;
  }

  /** Closes a connection without notifying the server. The driver emits no event for this. */
  destroy(connection: PoolConnection): void {
    this.#forget(connection);
    connection.destroy();
  }

  destroyAll(): void {
    for (const connection of [...this.#open]) this.destroy(connection);
  }

  counts() {
    return {
      open: this.#open.size,
      idle: this.#open.size - this.#busy.size,
      waiting: this.#waiting.size,
      waitedMs: this.#waitedMs,
    };
  }

  #forget(connection: PoolConnection): void {
    this.#open.delete(connection);
    this.#busy.delete(connection);
  }
}
