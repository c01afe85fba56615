import type { Logger } from 'pino';
import type { DependencyDown } from '../../../application/kernel/dependencies.ts';
import type { Clock } from '../../../application/kernel/ports.ts';

const quietMs = 60_000;

/** Logs when the store fails and when it answers again, not each failed call: at most one line a minute and kind. */
export class StoreLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #loggedAt = new Map<string, number>();
  #isDown = false;

  constructor(logger: Logger, clock: Clock) {
    this.#logger = logger;
    this.#clock = clock;
  }

  failed({ state, reason }: DependencyDown): void {
    const now = this.#clock.now();
    if (now < (this.#loggedAt.get(state) ?? Number.NEGATIVE_INFINITY) + quietMs) return;
    this.#loggedAt.set(state, now);
    this.#isDown = true;
    this.#logger.warn(
      { state, cause: reason },
      state === 'away' ? 'the file store is away' : 'the file store refuses us',
    );
  }

  answered(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#logger.info('the file store answers again');
  }
}
