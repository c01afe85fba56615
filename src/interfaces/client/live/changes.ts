import { deadline } from '../platform.ts';

/** Lets callers wait until something about the connection has changed. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Resolves at the next change, after `withinMs` milliseconds, or when the signal aborts. */
  async next(withinMs: number, signal: AbortSignal | undefined): Promise<void> {
    const limit = deadline(withinMs, signal);
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        resolve();
      };
      limit.signal.addEventListener('abort', done);
      this.#waiting.add(done);
      if (limit.signal.aborted) done();
    });
    limit.clear();
  }

  happened(): void {
    for (const done of [...this.#waiting]) done();
  }
}
