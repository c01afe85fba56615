import type { Logger } from 'pino';
import type { DependencyDown } from '../../../application/kernel/dependencies.ts';
import type { Clock } from '../../../application/kernel/ports.ts';

const quietMs = 60_000;

/**
 * Logs when a dependency fails and when it answers again, not each failed call: at most one line a minute and kind.
 * One for each dependency.
 */
export class DependencyLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #loggedAt = new Map<string, number>();
  /** Its name, while it is down. */
  #down: string | undefined;

  constructor(logger: Logger, clock: Clock) {
    this.#logger = logger;
    this.#clock = clock;
  }

  failed({ dependency, state, reason }: DependencyDown): void {
    const now = this.#clock.now();
    if (now < (this.#loggedAt.get(state) ?? Number.NEGATIVE_INFINITY) + quietMs) return;
    this.#loggedAt.set(state, now);
    this.#down = dependency;
    this.#logger.warn(
      { state, cause: reason },
      state === 'away' ? `${dependency} is away` : `${dependency} refuses us`,
    );
  }

  answered(): void {
    if (this.#down === undefined) return;
    this.#logger.info(`${this.#down} answers again`);
    this.#down = undefined;
  }
}
