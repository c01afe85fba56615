import type { Pool, PoolConnection } from 'mysql2';
import { callBegan } from '../call-began.ts';

type Taken = (error: NodeJS.ErrnoException | null, connection: PoolConnection) => void;

interface Waiting {
  readonly since: number;
  /** When the call began that it belongs to. */
  readonly began: number;
  readonly taken: Taken;
}

const mostWaiting = 300;

/**
 * Hands out the connections of a pool. Whoever waits stands in the order in which their calls began: a call needs
 * several connections, one after the other, and would otherwise wait behind every new call for each of them.
 */
export class PoolUsage {
  readonly #pool: Pool;
  readonly #size: number;
  readonly #open = new Set<PoolConnection>();
  readonly #busy = new Set<PoolConnection>();
  #connecting = 0;
  /** In the order of arrival. */
  readonly #waiting = new Set<Waiting>();
  /** The same in the order of their calls. */
  readonly #line: Waiting[] = [];
  #waitedMs = 0;

  constructor(pool: Pool, size: number) {
    this.#pool = pool;
    this.#size = size;
    pool.on('connection', (connection) => {
      this.#open.add(connection);
      connection.once('end', () => this.#forget(connection));
      connection.once('error', () => this.#forget(connection));
    });
    pool.on('release', (connection) => this.#free(connection));
  }

  /** Returns the function by which the caller gives up, unless they have got a connection. */
  take(taken: Taken): () => void {
    const since = performance.now();
    const one = { since, began: callBegan() ?? since, taken };
    if (this.#line.length >= this.#size * mostWaiting) {
      taken(new Error('Queue limit reached.'), undefined as never);
      return () => {};
    }
    this.#waiting.add(one);
    const after = this.#line.findLastIndex(({ began }) => began <= one.began);
    this.#line.splice(after + 1, 0, one);
    this.#next();
    return () => this.#leave(one);
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

  #next(): void {
    while (this.#line.length > 0 && this.#busy.size + this.#connecting < this.#size) {
      const [one] = this.#line as [Waiting];
      this.#leave(one);
      this.#connecting++;
      this.#pool.getConnection((error, connection) => {
        this.#connecting--;
        if (!error) this.#busy.add(connection);
        one.taken(error, connection);
        this.#next();
      });
    }
  }

  #leave(one: Waiting): void {
    if (!this.#waiting.delete(one)) return;
    this.#line.splice(this.#line.indexOf(one), 1);
    this.#waitedMs += performance.now() - one.since;
  }

  #forget(connection: PoolConnection): void {
    this.#open.delete(connection);
    this.#free(connection);
  }

  #free(connection: PoolConnection): void {
    if (this.#busy.delete(connection)) this.#next();
  }
}
