import { Clock } from '../../src/application/kernel/ports.ts';

/** A clock that only moves when a test moves it. */
export class SetClock extends Clock {
  at: number;

  constructor(at = Date.UTC(2026, 0, 1, 12)) {
    super();
    this.at = at;
  }

  now(): number {
    return this.at;
  }
}
