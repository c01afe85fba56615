import { randomFillSync } from 'node:crypto';
import { UUID, V7Generator } from 'uuidv7';
import { type Clock, Ids } from '../../../application/kernel/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';

/** As the library's own, which asks the system for 32 bytes at a time: that takes longer than making the id. */
class RandomNumbers {
  readonly #numbers = new Uint32Array(1024);
  #used = this.#numbers.length;

  nextUint32(): number {
    if (this.#used === this.#numbers.length) {
      randomFillSync(this.#numbers);
      this.#used = 0;
    }
    return this.#numbers[this.#used++]!;
  }
}

/** Generates increasing UUIDv7s, whatever the clock does. */
export class UuidIds extends Ids {
  readonly #generator = new V7Generator(new RandomNumbers());
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
    // When the clock goes back, by any amount, the last time is kept and the counter continues.
    this.#generator.setRollbackAllowance(2 ** 48 - 1);
  }

  next<T extends Id>(): T {
    return this.#at(this.#clock.now()).toString() as T;
  }

  /**
   * Called at start with the newest id in the tables, because the clock may have gone back while the service
   * was stopped.
   */
  continueAfter(newest: Id): void {
    this.#at(millisecondsOf(newest) + 1);
  }

  #at(milliseconds: number): UUID {
    return this.#generator.generateOrResetWithTs(milliseconds);
  }
}

const millisecondsOf = (id: Id): number => Buffer.from(UUID.parse(id).bytes).readUIntBE(0, 6);
