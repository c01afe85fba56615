import type { Logger } from 'pino';

/** Things to do again and again, each never twice at the same time. */
export class Jobs {
  readonly #logger: Logger;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** `run` answers true when more is waiting: then it runs again at once. */
  every(ms: number, name: string, run: () => Promise<boolean | undefined>): void {
    const later = (pause: number) => {
      if (!this.#stopped) this.#timers.set(name, setTimeout(work, pause));
    };
    const work = () => {
      const running = run()
        .catch((error: unknown) => {
          this.#logger.error({ err: error, job: name }, 'a job failed');
          return false;
        })
        .then((more) => later(more ? 0 : ms))
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    };
    later(ms);
  }

  /** Ends after what is running; what hangs, as a mail server may, is left behind after `patienceMs`. */
  async stop(patienceMs = 2_000): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patienceMs);
    await Promise.race([Promise.all(this.#running), patience]);
    clearTimeout(timer);
  }
}
