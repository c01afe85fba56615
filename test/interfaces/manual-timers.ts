import type { Timers } from '../../src/interfaces/kit/connections/timers.ts';

/** Timers that a test advances by hand. */
export class ManualTimers implements Timers {
  #now = Date.now();
  #due: { at: number; run: () => void }[] = [];

  now = () => this.#now;

  after(ms: number, run: () => void) {
    const timer = { at: this.#now + ms, run };
    this.#due.push(timer);
    return () => {
      this.#due = this.#due.filter((other) => other !== timer);
    };
  }

  pass(seconds: number): void {
    const end = this.#now + seconds * 1000;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = next.at;
      this.#due = this.#due.filter((other) => other !== next);
      next.run();
    }
    this.#now = end;
  }
}
