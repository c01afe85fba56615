import type { Instant } from '../kernel/id.ts';

const failuresToOpen = 5;
const openMs = 30_000;

/** Opens for 30 s after 5 failures in a row; then allows one attempt at a time until one succeeds. */
export class CircuitBreaker {
  #failures = 0;
  #openUntil: Instant | undefined;

  /** How many of `limit` attempts may be made now. */
  allowed(now: Instant, limit: number): number {
    if (this.#openUntil === undefined) return limit;
    return now < this.#openUntil ? 0 : 1;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openUntil = undefined;
  }

  failed(now: Instant): void {
    if (++this.#failures >= failuresToOpen) this.#openUntil = now + openMs;
  }
}
