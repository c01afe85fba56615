import type { Instant } from '../../domain/kernel/id.ts';

const failuresToOpen = 5;
const openMs = 30_000;

/** Stops asking a provider that is down: opens after failures in a row, then lets one through to see. */
export class Breaker {
  #failures = 0;
  #openUntil: Instant | undefined;

  /** How many may go right now. */
  admits(now: Instant, most: number): number {
    if (this.#openUntil === undefined) return most;
    return now < this.#openUntil ? 0 : 1;
  }

  worked(): void {
    this.#failures = 0;
    this.#openUntil = undefined;
  }

  failed(now: Instant): void {
    if (++this.#failures >= failuresToOpen) this.#openUntil = now + openMs;
  }
}
